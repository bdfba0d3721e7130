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
