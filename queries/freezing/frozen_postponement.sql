-- What was put off up to a round, as it is kept when the round is frozen?
-- One row per measure.
-- $round: text, code of the steering round
select
    measure_id,
    first_end,
    moves,
    postponed_days
from postponement
where round = $round
order by measure_id
