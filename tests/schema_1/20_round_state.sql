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
