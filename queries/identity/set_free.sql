-- Which keys of a department does no delivery name that holds, and under which title was each told last?
-- One row per key, in their order: all that name it were taken back. The same measure gets its key again; nobody else does.
-- $department: text, code of the department
select m.measure_id, arg_max(v.title, v.version_id) as title
from measure as m
join measure_version as v on v.measure_id = m.measure_id
where m.department = $department
  and m.measure_id not in (
      select n.measure_id
      from delivered_measure as n
      join standing_delivery as d on d.delivery_id = n.delivery_id
  )
group by m.measure_id
order by m.measure_id
