-- What entries of the master data are called in each round, by the names of its reference date: one row per round, kind and code, as in
-- master_label. is_there: the entry holds on that day; else the round only knows measures that name it. Derived anew at each publication
-- by queries/derive/round_label.sql.
create table round_label (
    round varchar not null,
    kind varchar not null,
    code varchar not null,
    label varchar not null,
    explanation varchar not null,
    position integer not null,
    is_there boolean not null
);
