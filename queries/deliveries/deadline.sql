-- Until when were the bodies asked for their lists of a round?
-- One row, or none where the round is unknown.
-- $round: text, code of the steering round
select round, deadline, reference_date, held_on, title
from steering_round
where round = $round
order by round
