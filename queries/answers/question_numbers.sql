-- Which questions have been put to a department?
-- One row per question to the department, in the order of their numbers.
-- $department: text, the code of the department
select question_id
from question
where department = $department
order by question_id
