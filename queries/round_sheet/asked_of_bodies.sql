-- Which inquiries were put to the bodies for a round, or for an earlier one and are still open, and what was answered?
-- One row per inquiry. department answers it by this round, asked is the body that it was put to, which it may have followed; answer is
-- the last one that holds, released or not, null where there is none. reply_id: it was given on the page.
-- $round: text, code of the steering round
-- $department: text, only those to this body (optional)
with answered as (
    select
        inquiry_id,
        arg_max(answer, place) as answer,
        arg_max(is_released, place) as is_released,
        arg_max(came_at, place)::date as answered_on,
        arg_max_null(reply_id, place) as reply_id
    from standing_reply
    group by inquiry_id
)
select
    q.inquiry_id,
    d.code as department,
    q.department as asked,
    coalesce(n.explanation, d.short_name) as name,
    q.measure_id,
    q."text" as "text",
    q.asked_by,
    q.asked_on,
    a.answer,
    a.is_released,
    a.answered_on,
    a.reply_id
from standing_inquiry as q
left join round_heir as h on h.round = $round and h.kind = 'department' and h.code = q.department
join department as d on d.code = coalesce(h.heir, q.department)
left join round_label as n on n.round = $round and n.kind = 'department' and n.code = d.code
join steering_round as r on r.round = q.round
join steering_round as this on this.round = $round
left join answered as a on a.inquiry_id = q.inquiry_id
where (q.round = $round or (r.reference_date < this.reference_date and a.answer is null))
    and ($department is null or d.code = $department)
order by d.position, q.inquiry_id
