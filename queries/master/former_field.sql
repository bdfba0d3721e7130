-- Which action fields were merged, split or closed, and what became of them?
-- One row per field and day, in the order of the master workbook.
select number, successors, valid_from
from former_field
order by rowid
