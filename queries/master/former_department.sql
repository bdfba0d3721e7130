-- Which older names of departments are known, and what became of them?
-- One row per former name, in the order of the master workbook.
select name, aliases, successors, rule, by_action_field, valid_from
from former_department
order by rowid
