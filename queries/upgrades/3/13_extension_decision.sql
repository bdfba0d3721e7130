-- What the lead unit said to them.
create table extension_decision (
    request_id integer primary key,
    is_granted boolean not null,
    reason varchar,
    decided_by varchar not null,
    decided_at timestamp not null
);
