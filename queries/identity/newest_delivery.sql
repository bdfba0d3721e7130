-- Which delivery of a department is the newest that holds, and what did it bring?
-- One row, or none where nothing of the department holds. new counts measures that it named first, changed those with a new version.
-- $department: text, code of the department
with named as (
    select m.measure_id, min(m.delivery_id) as first_id
    from delivered_measure as m
    join standing_delivery as d on d.delivery_id = m.delivery_id
    group by m.measure_id
)

select
    d.delivery_id,
    d.round,
    d.known_from,
    count(m.measure_id) filter (m.is_new_version and n.first_id = d.delivery_id) as new,
    count(m.measure_id) filter (m.is_new_version and n.first_id <> d.delivery_id) as changed
from standing_delivery as d
left join delivered_measure as m on m.delivery_id = d.delivery_id
left join named as n on n.measure_id = m.measure_id
where d.department = $department
group by d.delivery_id, d.round, d.known_from
order by d.delivery_id desc
limit 1
