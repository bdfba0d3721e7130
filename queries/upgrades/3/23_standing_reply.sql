-- The answers that hold, of lists and of the page.
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
