-- Deliveries that were taken back (zurückgenommen): one row each. The delivery stays in the books and no longer holds.
create table withdrawal (
    delivery_id integer primary key,
    reason varchar not null,
    withdrawn_by varchar not null,
    withdrawn_at timestamp not null
);
