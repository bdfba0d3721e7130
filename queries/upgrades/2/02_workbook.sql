-- Workbooks as they came: one row per content, kept for ever so that everything can be read afresh. content is null where it was
-- redacted (table redaction); reading then holds what was read from it, as JSON without the redacted words, so that rebuild can go on.
create table workbook (
    sha256 varchar primary key,
    size_bytes bigint not null,
    content blob,
    reading json
);
