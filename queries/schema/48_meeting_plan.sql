-- What a meeting of the working group takes up: one row per plan, the last one of a day holds.
create table meeting_plan (
    day date not null,
    fields integer[] not null,
    remark varchar,
    noted_by varchar not null,
    noted_at timestamp not null
);
