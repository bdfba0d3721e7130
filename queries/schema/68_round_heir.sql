-- Which field or body has taken over all measures of one that was gone by the day of a round: one row per round, kind and code; from_day
-- is the first day of the new cut. Derived anew at each publication by queries/derive/round_heir.sql.
create table round_heir (
    round varchar not null,
    kind varchar not null,
    code varchar not null,
    heir varchar not null,
    from_day date not null
);
