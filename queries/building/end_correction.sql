-- Which later ends were marked as corrections?
-- One row per mark, in their order.
select
    round, measure_id, is_correction, reason, marked_by, marked_at
from end_correction
order by rowid
