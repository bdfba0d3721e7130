-- What does the state of a round say, as it is kept when the round is frozen?
-- One row per measure.
-- $round: text, code of the steering round
select
    measure_id,
    version_id,
    delivery_id,
    previous_round,
    previous_version_id,
    is_reported,
    is_new,
    has_ended,
    action_field,
    lead_department,
    involved,
    levels,
    level_class,
    stage,
    rating
from round_state
where round = $round
order by measure_id
