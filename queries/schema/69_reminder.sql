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
