-- Where measures that no longer count for themselves live on: one row per round, merged measure and measure that it lives on in.
-- is_split: the measure was split, and other_id is one of its parts; else it was merged into other_id. Derived anew at each
-- publication by queries/derive/succession.sql.
create table succession (
    round varchar not null,
    measure_id varchar not null,
    other_id varchar not null,
    is_split boolean not null
);
