-- Which deadlines were extended?
-- One row per extension, in the order in which they were recorded.
select round, department, extended_to, reason, recorded_by, recorded_at
from extension
order by rowid
