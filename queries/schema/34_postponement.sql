-- How often and how far the end of a measure was put off: one row per round and measure with an end told by then. first_end is the end
-- that was told first, moves how many rounds told a later one than the round before, postponed_days the sum of these moves. Derived
-- anew at each publication by queries/derive/postponement.sql.
create table postponement (
    round varchar not null,
    measure_id varchar not null,
    first_end date not null,
    moves integer not null,
    postponed_days integer not null
);
