-- What a freeze keeps of it for ever.

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

-- What attention said when a round was frozen: one row per freeze, measure and rule.
create table frozen_attention (
    freeze_id integer not null,
    measure_id varchar not null,
    rule varchar not null,
    detail varchar
);

-- What postponement said when a round was frozen: one row per freeze and measure with an end told by then.
create table frozen_postponement (
    freeze_id integer not null,
    measure_id varchar not null,
    first_end date not null,
    moves integer not null,
    postponed_days integer not null
);

-- The words of the day a round was frozen: one row per freeze, kind and code. kind: field, department, level, stage, rating,
-- guiding_goal, or rule (code is the name of a query, label its rule in words). position is the official order of that day.
create table frozen_label (
    freeze_id integer not null,
    kind varchar not null,
    code varchar not null,
    label varchar not null,
    explanation varchar not null,
    position integer not null
);
