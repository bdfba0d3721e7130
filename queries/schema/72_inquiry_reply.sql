-- Answers to inquiries that were given on the page, without a workbook: one row per answer; of several to one inquiry the last holds.
-- released_by is the function by which the answer is the word of the house; proof is set where the lead unit recorded it on behalf
-- of the body. One that was taken back stands in entry_withdrawal (kind 'reply').
create table inquiry_reply (
    reply_id integer primary key,
    inquiry_id integer not null,
    answer varchar not null,
    released_by varchar not null,
    recorded_by varchar not null,
    proof varchar,
    replied_at timestamp not null
);
