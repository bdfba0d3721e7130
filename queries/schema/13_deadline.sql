-- More time and reminders.

-- Deadlines that were extended (Fristverlängerung): one row per extension; of several for a body and round the last one holds.
create table extension (
    round varchar not null,
    department varchar not null,
    extended_to date not null,
    reason varchar,
    recorded_by varchar not null,
    recorded_at timestamp not null
);

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

-- What the lead unit said to a request for more time: one row per request that was decided. A refusal has its reason.
create table extension_decision (
    request_id integer primary key,
    is_granted boolean not null,
    reason varchar,
    decided_by varchar not null,
    decided_at timestamp not null
);

-- Reminders of a body's answer to a round, as they went out: one row per reminder, in the order in which they were recorded.
-- addressed_to is the function that was reminded, never a person; way: mail, letter, phone or talk.
create table reminder (
    reminder_id integer primary key,
    round varchar not null,
    department varchar not null,
    reminded_on date not null,
    addressed_to varchar not null,
    way varchar not null,
    recorded_by varchar not null,
    recorded_at timestamp not null
);

-- The requests for more time that hold, with what the lead unit said: one row per request that was not taken back. is_granted is null
-- while it waits.
create view standing_request as
select
    q.request_id,
    q.round,
    q.department,
    q.requested_to,
    q.reason,
    q.requested_by,
    q.requested_at,
    d.is_granted,
    d.reason as decision_reason,
    d.decided_by,
    d.decided_at
from extension_request as q
left join extension_decision as d on d.request_id = q.request_id
where not exists (select 1 from entry_withdrawal as w where w.kind = 'request' and w.number = q.request_id);

-- The reminders that hold: one row per reminder that was not taken back.
create view standing_reminder as
select r.reminder_id, r.round, r.department, r.reminded_on, r.addressed_to, r.way, r.recorded_by, r.recorded_at
from reminder as r
where not exists (select 1 from entry_withdrawal as w where w.kind = 'reminder' and w.number = r.reminder_id);
