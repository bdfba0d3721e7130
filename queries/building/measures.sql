-- Which measures are there?
-- One row per measure.
select measure_id, department, sequence, delivery_id
from measure
order by measure_id
