-- Is there a measure with this key?
-- One row, or none where the key was never given.
-- $measure_id: text, key of the measure
select measure_id, department
from measure
where measure_id = $measure_id
order by measure_id
