-- What is asked of a body and answered, and entries that were taken back.

-- Entries that were taken back: one row per entry; they stay in the books, and no page or list asks or shows them any more but their
-- own. kind: inquiry, note, reply, reminder or request; number: inquiry_id, note_id, reply_id, reminder_id or request_id.
create table entry_withdrawal (
    kind varchar not null,
    number integer not null,
    reason varchar not null,
    withdrawn_by varchar not null,
    withdrawn_at timestamp not null,
    primary key (kind, number)
);

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

-- Answers to inquiries, as they came back on the sheet "Rückfragen": one row per delivery and inquiry that it answers.
create table inquiry_answer (
    delivery_id integer not null,
    inquiry_id integer not null,
    answer varchar not null,
    sheet varchar not null,
    cell varchar not null,
    primary key (delivery_id, inquiry_id)
);

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

-- The inquiries that hold: one row per inquiry that was not taken back. Whatever asks or counts inquiries asks this view.
create view standing_inquiry as
select q.inquiry_id, q.round, q.department, q.measure_id, q."text", q.asked_by, q.asked_on, q.meeting
from inquiry as q
where not exists (select 1 from entry_withdrawal as w where w.kind = 'inquiry' and w.number = q.inquiry_id);

-- The answers to inquiries that hold: one row per answer, of a list or given on the page, that was not taken back. Whatever asks what
-- was answered asks this view. place orders them: of several answers to one inquiry the one with the highest place is the last.
-- delivery_id is null for an answer on the page, reply_id for one of a list; an answer on the page is released as it is given.
create view standing_reply as
with said as (
    select
        a.inquiry_id, a.answer, d.is_released, d.known_from as came_at, d.round, d.delivery_id, null::integer as reply_id,
        null::varchar as released_by
    from inquiry_answer as a
    join standing_delivery as d on d.delivery_id = a.delivery_id
    union all
    select r.inquiry_id, r.answer, true, r.replied_at, q.round, null, r.reply_id, r.released_by
    from inquiry_reply as r
    join inquiry as q on q.inquiry_id = r.inquiry_id
    where not exists (select 1 from entry_withdrawal as w where w.kind = 'reply' and w.number = r.reply_id)
)

select
    s.inquiry_id,
    s.answer,
    s.is_released,
    s.came_at,
    s.round,
    s.delivery_id,
    s.reply_id,
    s.released_by,
    (s.came_at, s.reply_id is not null, coalesce(s.reply_id, s.delivery_id)) as place
from said as s;
