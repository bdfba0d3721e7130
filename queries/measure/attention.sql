-- By which rules does a measure need attention, in each round?
-- One row per round and rule, newest round first.
-- $measure_id: text, key of the measure
select a.round, a.rule, a.detail
from attention as a
join steering_round as r on r.round = a.round
where a.measure_id = $measure_id
order by r.reference_date desc, a.rule
