-- What round_state said when a round was frozen: one row per freeze and measure. Never derived anew, but by a redaction.
create table frozen_state (
    freeze_id integer not null,
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
