-- Is there a department with this code?
-- One row, or none where the code is unknown.
-- $department: text, code of the department
select code
from department
where code = $department
order by code
