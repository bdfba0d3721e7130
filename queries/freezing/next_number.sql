-- Which number does the next freeze get?
-- One row.
select coalesce(max(freeze_id), 0) + 1 as freeze_id
from round_freeze
order by freeze_id
