-- Which measures that go on are rated as endangered in a round, and ask for no decision?
-- One row per measure, by official order of the responsible bodies and key. reason: why, in the words of the list, or what hinders.
-- $round: text, code of the steering round
select f.measure_id, f.title, f.responsible, coalesce(v.rating_reason, v.obstacle_text) as reason
from round_figure as f
join round_state as s on s.round = f.round and s.measure_id = f.measure_id
join measure_version as v on v.version_id = s.version_id
where f.round = $round
  and f.rating = 'red'
  and not f.has_ended
  and not f.is_asking
order by f.position, f.measure_id
