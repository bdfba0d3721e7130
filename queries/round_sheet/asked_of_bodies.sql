-- Which inquiries were put to the bodies for a round, or for an earlier one and are still open, and what was answered?
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
left join round_label as n on n.round = $round and n.kind = 'department' and n.code = q.department
join steering_round as r on r.round = q.round
join steering_round as this on this.round = $round
left join answered as a on a.inquiry_id = q.inquiry_id
where (q.round = $round or (r.reference_date < this.reference_date and a.answer is null))
    and ($department is null or q.department = $department)
order by d.position, q.inquiry_id
