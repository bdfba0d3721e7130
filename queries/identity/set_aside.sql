-- Which contradictions has a department set aside, by deliveries that hold?
-- One row per measure, kind and detail, with the newest reason.
-- $department: text, code of the department
select s.measure_id, s.kind, s.detail, arg_max(s.reason, s.delivery_id) as reason
from set_aside as s
join standing_delivery as d on d.delivery_id = s.delivery_id
where d.department = $department
group by s.measure_id, s.kind, s.detail
order by s.measure_id, s.kind, s.detail
