-- Workbooks as they came: one row per content, kept for ever so that everything can be read afresh.
create table workbook (
    sha256 varchar primary key,
    size_bytes bigint not null,
    content blob not null
);
