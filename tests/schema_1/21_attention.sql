-- What needs attention in each round: one row per round, measure and rule of queries/attention/. Derived at each publication.
create table attention (
    round varchar not null,
    measure_id varchar not null,
    rule varchar not null,
    detail varchar
);
