-- Releases (Freigaben): one row per release of a delivery; a delivery without one is a draft (Arbeitsstand).
create table release (
    delivery_id integer not null,
    released_by varchar not null,
    released_at timestamp not null
);
