-- Reminders as they went out.
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
