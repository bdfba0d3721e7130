-- What the lead unit said to a request for more time: one row per request that was decided. A refusal has its reason.
create table extension_decision (
    request_id integer primary key,
    is_granted boolean not null,
    reason varchar,
    decided_by varchar not null,
    decided_at timestamp not null
);
