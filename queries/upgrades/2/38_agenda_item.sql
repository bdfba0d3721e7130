-- The agenda (Tagesordnung) of a round: one row per edition and item, the newest edition holds. source: decision_needed, red, decision,
-- field or own; subject is what it is about there (key of a measure, number of a decision or field). minutes is the time planned.
create table agenda_item (
    round varchar not null,
    edition integer not null,
    position integer not null,
    source varchar not null,
    subject varchar,
    title varchar not null,
    minutes integer,
    is_dropped boolean not null,
    saved_by varchar not null,
    saved_at timestamp not null
);
