-- What do the lists say of the measures of a round that is for the own house only?
-- One row per measure and saying, in official order; with $ids only these. department: whose list says it, and who may see it.
-- kind: field (name: a field), extra (name: the heading of a column that is no field), footnote (name: a field, '' where none is known).
-- $round: text, code of the steering round
-- $ids: list, keys of measures (optional)
-- $own_fields: vocabulary, the fields that are for the own house only
with told as (
    select f.measure_id, f.position, d.department, v.version_id, v.extra, v.footnotes
    from round_figure as f
    join round_state as s on s.round = f.round and s.measure_id = f.measure_id
    join measure_version as v on v.version_id = s.version_id
    join delivery as d on d.delivery_id = v.delivery_id
    where f.round = $round
      and ($ids::varchar[] is null or list_contains($ids::varchar[], f.measure_id))
),

fields as (
    unpivot (select version_id, columns($own_fields) from measure_version)
    on columns(* exclude (version_id)) into name name value "text"
),

beside as (
    select version_id, 'extra' as kind, unnest(map_entries(extra)) as said from told
    union all
    select version_id, 'footnote', unnest(map_entries(footnotes)) from told
),

sayings as (
    select version_id, 'field' as kind, name, "text" from fields
    union all
    select version_id, kind, said.key, said.value
    from beside
    where kind = 'extra' or said.key = '' or list_contains($own_fields, said.key)
)

select t.measure_id, t.department, y.kind, y.name, y."text"
from told as t
join sayings as y on y.version_id = t.version_id
order by t.position, t.measure_id, list_position(['field', 'extra', 'footnote'], y.kind), y.name
