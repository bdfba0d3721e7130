-- Freezes that were undone (Festschreibung aufgehoben): one row each. The frozen rows stay in the books and no longer hold.
create table freeze_undone (
    freeze_id integer primary key,
    reason varchar not null,
    undone_by varchar not null,
    undone_at timestamp not null
);
