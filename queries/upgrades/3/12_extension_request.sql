-- Requests of a body for more time.
create table extension_request (
    request_id integer primary key,
    round varchar not null,
    department varchar not null,
    requested_to date not null,
    reason varchar not null,
    requested_by varchar not null,
    requested_at timestamp not null
);
