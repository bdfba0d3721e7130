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
