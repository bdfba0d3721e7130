-- What became of measures: one row per delivery and link that an answer drew. kind: renamed (measure_id goes on under a new title,
-- other_id is null), split_from (measure_id is a part of other_id) or merged_into (measure_id lives on in other_id).
create table measure_link (
    delivery_id integer not null,
    measure_id varchar not null,
    kind varchar not null,
    other_id varchar
);
