-- Which departments and bodies are there?
-- One row per department, in official order.
select code, official_name, short_name, kind, is_member, aliases, valid_from, valid_to
from department
order by position
