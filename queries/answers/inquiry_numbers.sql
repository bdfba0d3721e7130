-- Which inquiries have been put to a department, or to one that it has followed?
-- One row per inquiry, in the order of their numbers.
-- $department: text, the code of the department
select inquiry_id
from inquiry
where department = $department
   or department in (select code from lineage_path where kind = 'department' and heir = $department and is_whole)
order by inquiry_id
