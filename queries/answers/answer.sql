-- Which answer has this number, and was it withdrawn?
-- One row per answer: one, or none where there is no such answer.
-- $answer_id: integer, the number of the answer
select
    a.answer_id,
    a.department,
    a.is_remembered,
    w.answer_id is not null as is_withdrawn
from answer as a
left join answer_withdrawal as w using (answer_id)
where a.answer_id = $answer_id
order by a.answer_id
