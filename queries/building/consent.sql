-- What did the other house say to merges and moves?
-- One row per entry, in their order.
select
    measure_id, kind, department, is_agreed, reference, recorded_by, recorded_at
from consent
order by rowid
