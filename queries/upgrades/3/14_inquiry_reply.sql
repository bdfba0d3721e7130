-- Answers to inquiries that were given on the page.
create table inquiry_reply (
    reply_id integer primary key,
    inquiry_id integer not null,
    answer varchar not null,
    released_by varchar not null,
    recorded_by varchar not null,
    proof varchar,
    replied_at timestamp not null
);
