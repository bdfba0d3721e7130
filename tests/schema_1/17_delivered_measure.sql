-- What a delivery said: one row per delivery and measure, pointing to the version it brought or confirmed, and to its cells.
-- cells maps field to cell ("D14"); valid_from is the row's own "Stand der Angaben", else the delivery's.
create table delivered_measure (
    delivery_id integer not null,
    measure_id varchar not null,
    version_id integer not null,
    is_new_version boolean not null,
    valid_from date not null,
    sheet varchar not null,
    row integer not null,
    cells map(varchar, varchar) not null,
    primary key (delivery_id, measure_id)
);
