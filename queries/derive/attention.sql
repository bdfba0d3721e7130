-- What needed attention in the frozen rounds when they were frozen?
-- One row per frozen round, measure and rule.
select f.round, a.measure_id, a.rule, a.detail
from standing_freeze as f
join frozen_attention as a on a.freeze_id = f.freeze_id
order by f.round, a.measure_id, a.rule
