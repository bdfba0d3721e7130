-- Requests of a body for more time in a round: one row per request. What the lead unit said to it stands in extension_decision, the
-- day that then holds in extension; one that was taken back stands in entry_withdrawal (kind 'request').
create table extension_request (
    request_id integer primary key,
    round varchar not null,
    department varchar not null,
    requested_to date not null,
    reason varchar not null,
    requested_by varchar not null,
    requested_at timestamp not null
);
