-- In which cell stood each value of a measure, in each list that named it?
-- One row per released delivery and field with a cell, oldest first, fields by name.
-- $measure_id: text, key of the measure
-- $own_fields: vocabulary, the fields that are for the own house only
with placed as (
    select delivery_id, version_id, sheet, unnest(map_entries(cells)) as place
    from delivered_measure
    where measure_id = $measure_id
)

select
    d.delivery_id, d.round, d.department, d.file_name, d.known_from::date as accepted_on, p.version_id, p.sheet,
    p.place.key as field, p.place.value as cell
from placed as p
join standing_delivery as d on d.delivery_id = p.delivery_id and d.is_released
join steering_round as r on r.round = d.round
where not list_contains($own_fields, p.place.key)
order by r.reference_date, d.delivery_id, field
