-- Which rounds have a state, because something was released for them?
-- One row per round, oldest first.
select distinct s.round, r.reference_date
from round_state as s
join steering_round as r on r.round = s.round
order by r.reference_date, s.round
