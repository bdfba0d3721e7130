-- Action fields that were merged, split or closed: one row per field and day. successors are numbers of action fields; valid_from: the
-- day from which they hold its measures, null for the day after the end of the field.
create table former_field (
    number integer not null,
    successors integer[] not null,
    valid_from date
);
