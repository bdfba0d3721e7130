-- Findings (Prüfhinweise) of each delivery: one row per finding, in the order of the workbook.
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
