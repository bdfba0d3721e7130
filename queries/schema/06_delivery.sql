-- What came from the bodies, and what it said of which measure.

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

-- Releases (Freigaben): one row per release of a delivery; a delivery without one is a draft (Arbeitsstand).
-- released_by is a function, not a person; released_on the day of the house's release, reference its file number, both as told.
create table release (
    delivery_id integer not null,
    released_by varchar not null,
    released_on date,
    reference varchar,
    released_at timestamp not null
);

-- Deliveries that were taken back (zurückgenommen): one row each. The delivery stays in the books and no longer holds.
create table withdrawal (
    delivery_id integer primary key,
    reason varchar not null,
    withdrawn_by varchar not null,
    withdrawn_at timestamp not null
);

-- The deliveries that hold: one row per delivery that was not taken back, with whether it is released. Whatever asks "what was said"
-- asks this view, so that a delivery that was taken back is as if it had never come.
create view standing_delivery as
select
    d.delivery_id,
    d.round,
    d.department,
    d.kind,
    d.sha256,
    d.file_name,
    d.scope,
    d.scope_fields,
    d.as_of,
    d.valid_from,
    d.known_from,
    d.is_sample,
    d.row_count,
    exists (select 1 from release as r where r.delivery_id = d.delivery_id) as is_released
from delivery as d
where not exists (select 1 from withdrawal as w where w.delivery_id = d.delivery_id);

-- What a delivery said: one row per delivery and measure, pointing to the version it brought or confirmed, and to its cells.
-- source: row (a row of the workbook), answer (an answer about a missing measure), or confirmation (a delivery without a workbook);
-- sheet and row are null without a row. cells maps field to cell ("D14"); valid_from is the row's own "Stand der Angaben", else the
-- delivery's.
create table delivered_measure (
    delivery_id integer not null,
    measure_id varchar not null,
    version_id integer not null,
    is_new_version boolean not null,
    source varchar not null default 'row',
    valid_from date not null,
    sheet varchar,
    row integer,
    cells map(varchar, varchar) not null,
    primary key (delivery_id, measure_id)
);

-- Co-reports (Mitmeldungen): one row per row of a list that is led by another house; kept and linked, never counted a second time.
create table co_report (
    delivery_id integer not null,
    sheet varchar not null,
    row integer not null,
    lead_department varchar not null,
    measure_id varchar,
    title varchar not null,
    "values" json not null,
    cells map(varchar, varchar) not null,
    primary key (delivery_id, sheet, row)
);
