-- What attention said when a round was frozen: one row per freeze, measure and rule.
create table frozen_attention (
    freeze_id integer not null,
    measure_id varchar not null,
    rule varchar not null,
    detail varchar
);
