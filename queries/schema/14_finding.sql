-- Findings (Prüfhinweise) of each delivery: one row per finding, in the order of the workbook.
-- severity: error, warning or note; answered where an answer given with the list has settled it, after all others.
create table finding (
    delivery_id integer not null,
    position integer not null,
    code varchar not null,
    severity varchar not null,
    sheet varchar,
    cell varchar,
    field varchar,
    value varchar,
    message varchar not null,
    primary key (delivery_id, position)
);
