-- What was the state of frozen rounds?
-- One row per freeze and measure.
select
    s.freeze_id, s.measure_id, s.version_id, s.delivery_id, s.previous_round, s.previous_version_id, s.is_reported, s.is_new,
    s.has_ended, s.action_field, s.lead_department, s.involved, s.levels, s.level_class, s.stage, s.rating
from frozen_state as s
order by s.freeze_id, s.measure_id
