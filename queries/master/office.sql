-- Which offices are no department, and to which do they belong?
-- One row per office, in the order of the master workbook.
select name, aliases, department
from office
order by rowid
