-- For which measures is a round asked to decide, and what?
-- One row per measure, by official order of the responsible bodies and key. detail: what is asked, in the words of the list.
-- $round: text, code of the steering round
select f.measure_id, f.title, f.responsible, a.detail
from attention as a
join round_figure as f on f.round = a.round and f.measure_id = a.measure_id
where a.round = $round
  and a.rule = 'decision_needed'
order by f.position, f.measure_id
