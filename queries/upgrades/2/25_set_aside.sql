-- Contradictions that a house has set aside with a reason: one row per delivery, measure and contradiction; kind and detail as in
-- queries/attention/contradiction.sql. It is silent only as long as the measure says the same (detail), and never changes a value.
create table set_aside (
    delivery_id integer not null,
    measure_id varchar not null,
    kind varchar not null,
    detail varchar not null,
    reason varchar not null,
    primary key (delivery_id, measure_id, kind)
);
