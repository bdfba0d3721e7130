-- Which findings touch the rows in which a measure stood?
-- One row per finding of a released delivery, newest delivery first, in the order of the list. Nothing on fields of the own house,
-- and nothing that quotes a cell of which nobody knows to what field it belongs.
-- $measure_id: text, key of the measure
-- $own_fields: vocabulary, the fields that are for the own house only
select d.round, d.file_name, f.severity, f.sheet, f.cell, f.field, f.value, f.message
from delivered_measure as m
join standing_delivery as d on d.delivery_id = m.delivery_id and d.is_released
join finding as f on f.delivery_id = m.delivery_id and f.sheet = m.sheet
    and try_cast(regexp_extract(f.cell, '[0-9]+$') as integer) = m.row
where m.measure_id = $measure_id
  and f.severity <> 'answered'
  and case when f.field is null then f.value is null else not list_contains($own_fields, f.field) end
order by d.delivery_id desc, f.position
