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
