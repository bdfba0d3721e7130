-- Which answers about words, columns, sheets and the sender does a department want to be proposed for its next list?
-- Of several answers to one question the latest in a delivery that holds counts; where that one was withdrawn, there is none.
-- One row per question that was answered with "remember", the newest delivery's first.
-- $department: text, the code of the department
with latest as (
    select
        a.answer_id,
        a.delivery_id,
        a.kind,
        a.subject,
        a."value",
        a.answered_at
    from answer as a
    inner join standing_delivery as d using (delivery_id)
    where
        a.department = $department
        and a.is_remembered
        and a.kind in ('department', 'sheet', 'column', 'value')
    qualify row_number() over (partition by a.kind, a.subject order by d.known_from desc, a.answer_id desc) = 1
)

select
    l.answer_id,
    l.delivery_id,
    l.kind,
    l.subject,
    l."value",
    l.answered_at
from latest as l
where not exists (select 1 from answer_withdrawal as w where w.answer_id = l.answer_id)
order by l.delivery_id desc, l.answer_id
