-- What did the figures of frozen rounds count?
-- One row per freeze and measure.
select
    freeze_id, measure_id, responsible, position, field, department, involved, level, stage, rating, has_ended, is_new,
    is_reported, is_on_plan, is_asking, was_known, is_compared, was_stage, was_reported, was_on_plan, was_asking
from frozen_figure
order by freeze_id, measure_id
