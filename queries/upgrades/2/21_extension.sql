-- Deadlines that were extended (Fristverlängerung): one row per extension; of several for a body and round the last one holds.
create table extension (
    round varchar not null,
    department varchar not null,
    extended_to date not null,
    reason varchar,
    recorded_by varchar not null,
    recorded_at timestamp not null
);
