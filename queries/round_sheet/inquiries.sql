-- What was a body asked, and what has it answered so far?
-- One row per inquiry of the given round, and of an earlier one that is still open, also to a body that it has followed by then; answer
-- is the newest one that holds.
-- $department: text, code of the department
-- $round: text, code of the steering round
with answered as (
    select inquiry_id, arg_max(answer, place) as answer
    from standing_reply
    group by inquiry_id
),

here as (
    select reference_date
    from steering_round
    where round = $round
)

select q.inquiry_id, q.round, q.measure_id, q."text", q.asked_by, q.asked_on, a.answer
from standing_inquiry as q
join steering_round as r on r.round = q.round
cross join here as h
left join answered as a on a.inquiry_id = q.inquiry_id
left join round_heir as b on b.round = $round and b.kind = 'department' and b.code = q.department
where coalesce(b.heir, q.department) = $department
    and (q.round = $round or (r.reference_date < h.reference_date and a.answer is null))
order by q.inquiry_id
