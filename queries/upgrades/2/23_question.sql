-- Questions to a body (Rückfragen) from the round or the working group: one row per question; measure_id where it is about one.
create table question (
    question_id integer primary key,
    round varchar not null,
    department varchar not null,
    measure_id varchar,
    "text" varchar not null,
    asked_by varchar not null,
    asked_on date not null,
    meeting date
);
