-- Which number does the next question get?
-- One row.
select coalesce(max(question_id), 0) + 1 as question_id
from question
order by question_id
