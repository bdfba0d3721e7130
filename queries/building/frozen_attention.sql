-- What needed attention when rounds were frozen?
-- One row per freeze, measure and rule.
select
    freeze_id, measure_id, rule, detail
from frozen_attention
order by freeze_id, measure_id, rule
