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
