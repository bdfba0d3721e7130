-- What do the houses say of the state of their measures, to read in one go?
-- One row per measure of the round with a text on its state or next steps, in official order; with $ids only these.
-- $round: text, code of the steering round
-- $ids: list, keys of measures (optional)
select f.measure_id, f.title, f.responsible, v.report, v.next_step
from round_figure as f
join round_state as s on s.round = f.round and s.measure_id = f.measure_id
join measure_version as v on v.version_id = s.version_id
where f.round = $round
  and (v.report is not null or v.next_step is not null)
  and ($ids::varchar[] is null or list_contains($ids::varchar[], f.measure_id))
order by f.position, f.measure_id
