-- What the store knows of itself, the files that it was given, and what was redacted in them.

-- What the store knows of itself: one row per key, such as the version of this schema.
create table store_info (
    key varchar primary key,
    value varchar not null
);

-- Master workbooks that were loaded: one row per load, bytes included; the newest one fills the tables of master data.
-- accepted_by is a function, not a person; null where the store was built with it. takes_back: this load puts the workbook before
-- the load of that number back in force. valid_from: the day from which its names hold, null for the day on which it was taken.
-- after_delivery: the last delivery before it, so that rebuilding replays both in their order; null in stores of before.
create table master_load (
    master_id integer primary key,
    sha256 varchar not null,
    file_name varchar not null,
    content blob not null,
    is_sample boolean not null,
    loaded_at timestamp not null,
    accepted_by varchar,
    reason varchar,
    takes_back integer,
    valid_from date,
    after_delivery integer
);

-- Workbooks as they came: one row per content, kept for ever so that everything can be read afresh. content is null where it was
-- redacted (table redaction); rebuild then carries over what was read from it.
create table workbook (
    sha256 varchar primary key,
    size_bytes bigint not null,
    content blob
);

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
