-- What did its house answer about words of its list that may have decided a value of a measure?
-- One row per answer of a released delivery about a field that has a cell there, cells before words. cell is null where the answer
-- holds for every cell of the list with this word; answered is the value as JSON.
-- $measure_id: text, key of the measure
-- $own_fields: vocabulary, the fields that are for the own house only
select
    a.delivery_id, a.subject[2] as field, a.subject[3] as word, a.subject[5] as cell, a."value" as answered
from delivered_measure as m
join standing_delivery as d on d.delivery_id = m.delivery_id and d.is_released
join answer as a on a.delivery_id = m.delivery_id and a.kind = 'value' and map_contains(m.cells, a.subject[2])
where m.measure_id = $measure_id
  and not list_contains($own_fields, a.subject[2])
  and (len(a.subject) < 5 or (a.subject[4] = m.sheet and a.subject[5] = m.cells[a.subject[2]]))
order by a.delivery_id, field, cell nulls last, word
