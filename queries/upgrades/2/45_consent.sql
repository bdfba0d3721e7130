-- What the other house said to a merge or a move of a measure between houses, which needs both: one row per entry, the last one of
-- a measure, kind and body holds. kind: merged or moved.
create table consent (
    measure_id varchar not null,
    kind varchar not null,
    department varchar not null,
    is_agreed boolean not null,
    reference varchar,
    recorded_by varchar not null,
    recorded_at timestamp not null
);
