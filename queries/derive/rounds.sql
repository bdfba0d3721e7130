-- Which rounds have a state that is not frozen?
-- One row per round, oldest first.
select distinct s.round, r.reference_date
from round_state as s
join steering_round as r on r.round = s.round
where s.round not in (select f.round from standing_freeze as f)
order by r.reference_date, s.round
