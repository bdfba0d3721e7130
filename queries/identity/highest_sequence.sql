-- Which number did the last measure key of a department get?
-- One row; 0 where the department has no measure yet.
-- $department: text, code of the department
select coalesce(max(sequence), 0) as sequence
from measure
where department = $department
order by sequence
