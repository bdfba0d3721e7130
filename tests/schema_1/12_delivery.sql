-- Deliveries (Rückmeldungen): one row per accepted workbook, in the order of acceptance. scope: whole_list, fields (scope_fields names
-- the action fields that a partial list covers) or measures.
-- valid_from is the list's "Stand", else the round's reference date; known_from the moment of acceptance.
create table delivery (
    delivery_id integer primary key,
    round varchar not null,
    department varchar not null,
    sha256 varchar not null,
    file_name varchar not null,
    sender varchar,
    scope varchar not null,
    scope_fields integer[],
    as_of date,
    valid_from date not null,
    known_from timestamp not null,
    is_sample boolean not null,
    row_count integer not null
);
