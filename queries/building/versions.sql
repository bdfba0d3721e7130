-- Which versions of a measure are there, and which delivery brought each?
-- One row per version of some measures, in the order in which they came.
-- $measures: list, keys of the measures
select measure_id, delivery_id, version_id
from measure_version
where list_contains($measures, measure_id)
order by measure_id, delivery_id, version_id
