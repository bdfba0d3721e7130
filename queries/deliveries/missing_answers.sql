-- What was said with a delivery of the measures that its list no longer names?
-- One row per measure, in the order of the keys; target is the measure in which a merged one lives on.
-- $delivery_id: integer, number of the delivery
select a.measure_id, v.title, a.answer, a.target, a.reason
from missing_answer as a
join (select measure_id, max(version_id) as version_id from measure_version group by measure_id) as l on l.measure_id = a.measure_id
join measure_version as v on v.version_id = l.version_id
where a.delivery_id = $delivery_id
order by a.measure_id
