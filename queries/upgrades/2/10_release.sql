-- Releases (Freigaben): one row per release of a delivery; a delivery without one is a draft (Arbeitsstand).
-- released_by is a function, not a person; released_on the day of the house's release, reference its file number, both as told.
create table release (
    delivery_id integer not null,
    released_by varchar not null,
    released_on date,
    reference varchar,
    released_at timestamp not null
);
