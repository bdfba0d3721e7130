-- What postponement said when a round was frozen: one row per freeze and measure with an end told by then.
create table frozen_postponement (
    freeze_id integer not null,
    measure_id varchar not null,
    first_end date not null,
    moves integer not null,
    postponed_days integer not null
);
