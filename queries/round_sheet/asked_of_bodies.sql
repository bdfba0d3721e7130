-- Which inquiries were put to the bodies for a round, and what was answered?
-- One row per inquiry; answer is what the newest delivery that holds says, null where none does.
-- $round: text, code of the steering round
-- $department: text, only those to this body (optional)
with answered as (
    select
        a.inquiry_id,
        arg_max(a.answer, a.delivery_id) as answer,
        max(a.delivery_id) as delivery_id
    from inquiry_answer as a
    join standing_delivery as d on d.delivery_id = a.delivery_id
    group by a.inquiry_id
)
select
    q.inquiry_id,
    q.department,
    coalesce(n.explanation, d.short_name) as name,
    q.measure_id,
    q."text" as "text",
    q.asked_by,
    q.asked_on,
    a.answer,
    a.delivery_id
from standing_inquiry as q
join department as d on d.code = q.department
left join round_label as n on n.round = q.round and n.kind = 'department' and n.code = q.department
left join answered as a on a.inquiry_id = q.inquiry_id
where q.round = $round and ($department is null or q.department = $department)
order by d.position, q.inquiry_id
