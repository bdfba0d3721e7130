-- Inquiries to a body (Rückfragen) from the round or the working group: one row per inquiry; measure_id where it is about one,
-- meeting the day of the working group that asks it.
create table inquiry (
    inquiry_id integer primary key,
    round varchar not null,
    department varchar not null,
    measure_id varchar,
    "text" varchar not null,
    asked_by varchar not null,
    asked_on date not null,
    meeting date
);
