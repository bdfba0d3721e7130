-- What was redacted (geschwärzt): one row per redaction. kind: workbook (the bytes of a file) or text (words about a person).
-- place says in German where (file, or field and measures); the redacted words themselves are kept nowhere.
create table redaction (
    redaction_id integer primary key,
    delivery_id integer not null,
    kind varchar not null,
    place varchar not null,
    reason varchar not null,
    redacted_by varchar not null,
    redacted_at timestamp not null
);
