-- Which inquiries have been put to a department?
-- One row per inquiry to the department, in the order of their numbers.
-- $department: text, the code of the department
select inquiry_id
from inquiry
where department = $department
order by inquiry_id
