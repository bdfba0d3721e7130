-- Deliveries (Rückmeldungen): one row per accepted workbook, or per confirmation without one, in the order of acceptance.
-- kind: list (a workbook), confirmation ("everything unchanged") or nil_return ("nothing to report", Fehlanzeige); without a workbook
-- sha256 and file_name are null.
-- scope: whole_list, fields (scope_fields names the action fields that a partial list covers) or measures (only those it names).
-- sender is the function that sent it; recorded_by and proof are set where the lead unit recorded it on behalf of the body.
-- valid_from is the list's "Stand", else the round's reference date; known_from the moment of acceptance.
create table delivery (
    delivery_id integer primary key,
    round varchar not null,
    department varchar not null,
    kind varchar not null default 'list',
    sha256 varchar,
    file_name varchar,
    sender varchar,
    recorded_by varchar,
    proof varchar,
    scope varchar not null,
    scope_fields integer[],
    as_of date,
    valid_from date not null,
    known_from timestamp not null,
    is_sample boolean not null,
    row_count integer not null
);
