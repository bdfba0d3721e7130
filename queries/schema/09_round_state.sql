-- What each round knows of each measure, derived anew at each publication.

-- The rounds that have begun: one row per round for which something is released, or whose round before is frozen, oldest first.
create view begun_round as
with numbered as (
    select round, reference_date, lag(round) over (order by reference_date, round) as round_before
    from steering_round
)

select
    n.round,
    n.reference_date,
    f.round is not null as is_frozen,
    lag(n.round) over (order by n.reference_date, n.round) as previous_round
from numbered as n
left join standing_freeze as f on f.round = n.round
where n.round in (select d.round from standing_delivery as d where d.is_released)
   or n.round_before in (select b.round from standing_freeze as b);

-- The state of each round with deliveries: one row per round and measure known by then. Derived anew at each publication by
-- queries/derive/round_state.sql. is_reported: a released delivery of this very round names the measure, or it had ended before.
create table round_state (
    round varchar not null,
    measure_id varchar not null,
    version_id integer not null,
    delivery_id integer not null,
    previous_round varchar,
    previous_version_id integer,
    is_reported boolean not null,
    is_new boolean not null,
    has_ended boolean not null,
    action_field integer,
    lead_department varchar,
    involved varchar[],
    levels varchar[],
    level_class varchar not null,
    stage varchar,
    rating varchar
);

-- What needs attention in each round: one row per round, measure and rule of queries/attention/. Derived at each publication.
create table attention (
    round varchar not null,
    measure_id varchar not null,
    rule varchar not null,
    detail varchar
);

-- How often and how far the end of a measure was put off: one row per round and measure with an end told by then. first_end is the end
-- that was told first, moves how many rounds told a later one than the round before, postponed_days the sum of these moves. Derived
-- anew at each publication by queries/derive/postponement.sql.
create table postponement (
    round varchar not null,
    measure_id varchar not null,
    first_end date not null,
    moves integer not null,
    postponed_days integer not null
);

-- What the overview counts: one row per round and measure known by then, with all that its filters and figures look at, so that each
-- figure reads one table. Derived anew at each publication by queries/derive/round_figure.sql. Classes are never null here: a missing
-- field, lead, stage or rating is 'none'. department leads; responsible is the body to ask, also where no lead is told.
-- was_… says the same of the previous round; is_compared: both rounds know the measure, and it is merged in neither.
create table round_figure (
    round varchar not null,
    measure_id varchar not null,
    title varchar not null,
    responsible varchar not null,
    position integer,
    field varchar not null,
    department varchar not null,
    involved varchar[] not null,
    level varchar not null,
    stage varchar not null,
    rating varchar not null,
    has_ended boolean not null,
    is_new boolean not null,
    is_reported boolean not null,
    is_on_plan boolean not null,
    is_asking boolean not null,
    was_known boolean not null,
    is_compared boolean not null,
    was_stage varchar,
    was_reported boolean not null,
    was_on_plan boolean not null,
    was_asking boolean not null
);
