-- What did its house answer about words of its list that may have decided a value of a measure?
-- One row per answer of a released delivery that was given for the cell of the field, cells before words. cell is null where the
-- answer was given for every cell of the list with this word, of which this is one; answered is the value as JSON.
-- $measure_id: text, key of the measure
-- $own_fields: vocabulary, the fields that are for the own house only
select
    a.delivery_id, a.subject[2] as field, a.subject[3] as word, a.subject[5] as cell, a."value" as answered
from delivered_measure as m
join standing_delivery as d on d.delivery_id = m.delivery_id and d.is_released
join answer as a on a.delivery_id = m.delivery_id and a.kind = 'value' and map_contains(m.cells, a.subject[2])
where m.measure_id = $measure_id
  and not list_contains($own_fields, a.subject[2])
  and case
      when len(a.subject) >= 5 then a.subject[4] = m.sheet and a.subject[5] = m.cells[a.subject[2]]
      else exists (
          select 1
          from finding as f
          where f.delivery_id = a.delivery_id and f.severity = 'answered'
            and f.code = a.subject[1] and f.field = a.subject[2]
            and f.sheet = m.sheet and coalesce(f.cell, '') = m.cells[a.subject[2]]
      )
  end
order by a.delivery_id, field, cell nulls last, word
