-- Which number does the next decision get?
-- One row.
select coalesce(max(decision_id), 0) + 1 as decision_id
from decision_entry
order by decision_id
