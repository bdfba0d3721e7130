-- What was said of measures that a list no longer names: one row per delivery and measure. answer: continued (unchanged), ended,
-- completed, merged (target lives on) or forgotten (stays, not reported). Derived views read it to tell silence from an answer.
create table missing_answer (
    delivery_id integer not null,
    measure_id varchar not null,
    answer varchar not null,
    target varchar,
    reason varchar,
    primary key (delivery_id, measure_id)
);
