-- Which freezes were undone?
-- One row each.
select
    freeze_id, reason, undone_by, undone_at
from freeze_undone
order by freeze_id
