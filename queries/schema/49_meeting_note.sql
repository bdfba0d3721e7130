-- Notes of the working group on measures: one row per note, in the order in which they were written.
create table meeting_note (
    note_id integer primary key,
    day date not null,
    measure_id varchar not null,
    "text" varchar not null,
    noted_by varchar not null,
    noted_at timestamp not null
);
