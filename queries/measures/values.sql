-- What do the measures of a round say, field by field, for everybody?
-- One row per measure known by the round, in official order; with $ids only these. Fields for the own house only are not among them.
-- Lead and action field are those of the round: what a new cut has passed on is its heir's.
-- $round: text, code of the steering round
-- $ids: list, keys of measures (optional)
-- $shared_fields: vocabulary, the fields that everybody may see
select
    f.measure_id, f.responsible,
    v.* exclude (version_id) replace (s.lead_department as lead_department, s.action_field as action_field)
from round_figure as f
join round_state as s on s.round = f.round and s.measure_id = f.measure_id
join (select version_id, columns($shared_fields) from measure_version) as v on v.version_id = s.version_id
where f.round = $round
  and ($ids::varchar[] is null or list_contains($ids::varchar[], f.measure_id))
order by f.position, f.measure_id
