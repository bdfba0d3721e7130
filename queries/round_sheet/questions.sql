-- What was a body asked, and what has it answered so far?
-- One row per question of the given round, and of an earlier one that is still open; answer is the newest one that holds.
-- $department: text, code of the department
-- $round: text, code of the steering round
with answered as (
    select a.question_id, arg_max(a.answer, a.delivery_id) as answer
    from question_answer as a
    join standing_delivery as d on d.delivery_id = a.delivery_id
    group by a.question_id
),

here as (
    select reference_date
    from steering_round
    where round = $round
)

select q.question_id, q.round, q.measure_id, q."text", q.asked_by, q.asked_on, a.answer
from standing_question as q
join steering_round as r on r.round = q.round
cross join here as h
left join answered as a on a.question_id = q.question_id
where q.department = $department
    and (q.round = $round or (r.reference_date < h.reference_date and a.answer is null))
order by q.question_id
