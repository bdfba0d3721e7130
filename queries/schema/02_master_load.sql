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
