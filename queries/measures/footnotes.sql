-- Which footnotes stand at what the lists say of the measures of a round?
-- One row per measure and field with a footnote (one a line in text), in official order; with $ids only these. What stands at a field
-- for the own house only, or at a column that nobody could name, is in queries/measures/internal.sql.
-- $round: text, code of the steering round
-- $ids: list, keys of measures (optional)
-- $own_fields: vocabulary, the fields that are for the own house only
with noted as (
    select version_id, unnest(map_entries(footnotes)) as note
    from measure_version
)

select f.measure_id, v.note.key as field, v.note.value as "text"
from round_figure as f
join round_state as s on s.round = f.round and s.measure_id = f.measure_id
join noted as v on v.version_id = s.version_id
where f.round = $round
  and ($ids::varchar[] is null or list_contains($ids::varchar[], f.measure_id))
  and v.note.key <> '' and not list_contains($own_fields, v.note.key)
order by f.position, f.measure_id, field
