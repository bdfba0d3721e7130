-- Which questions were put to which body?
-- One row per question, in the order in which they were asked.
select question_id, round, department, measure_id, "text", asked_by, asked_on, meeting
from question
order by question_id
