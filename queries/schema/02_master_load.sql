-- Master workbooks that were loaded: one row per load, bytes included; the newest one fills the tables of master data.
create table master_load (
    master_id integer primary key,
    sha256 varchar not null,
    file_name varchar not null,
    content blob not null,
    is_sample boolean not null,
    loaded_at timestamp not null
);
