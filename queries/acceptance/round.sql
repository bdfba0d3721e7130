-- When is the reference date of a round?
-- One row, or none where the round is unknown.
-- $round: text, code of the round
select round, reference_date
from steering_round
where round = $round
order by round
