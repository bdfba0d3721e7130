-- What round_figure said when a round was frozen: one row per freeze and measure. The title is that of the frozen version.
create table frozen_figure (
    freeze_id integer not null,
    measure_id varchar not null,
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
