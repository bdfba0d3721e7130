-- What was put off when rounds were frozen?
-- One row per freeze and measure.
select
    freeze_id, measure_id, first_end, moves, postponed_days
from frozen_postponement
order by freeze_id, measure_id
