-- What do the figures of a round count, as they are kept when the round is frozen?
-- One row per measure.
-- $round: text, code of the steering round
select
    measure_id,
    responsible,
    position,
    field,
    department,
    involved,
    level,
    stage,
    rating,
    has_ended,
    is_new,
    is_reported,
    is_on_plan,
    is_asking,
    was_known,
    is_compared,
    was_stage,
    was_reported,
    was_on_plan,
    was_asking
from round_figure
where round = $round
order by measure_id
