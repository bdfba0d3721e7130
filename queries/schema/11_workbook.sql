-- Workbooks as they came: one row per content, kept for ever so that everything can be read afresh. content is null where it was
-- redacted (table redaction); rebuild then carries over what was read from it.
create table workbook (
    sha256 varchar primary key,
    size_bytes bigint not null,
    content blob
);
