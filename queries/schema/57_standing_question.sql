-- The questions that hold: one row per question that was not taken back. Whatever asks or counts questions asks this view.
create view standing_question as
select q.question_id, q.round, q.department, q.measure_id, q."text", q.asked_by, q.asked_on, q.meeting
from question as q
where not exists (select 1 from entry_withdrawal as w where w.kind = 'question' and w.number = q.question_id);
