-- What needs attention in a round, as it is kept when the round is frozen?
-- One row per measure and rule.
-- $round: text, code of the steering round
select
    measure_id,
    rule,
    detail
from attention
where round = $round
order by measure_id, rule
