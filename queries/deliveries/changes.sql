-- Which measures did a delivery bring anew or change, and from which version to which?
-- One row per measure with a new version, in the order of the keys; old_version_id is null for a new measure.
-- $delivery_id: integer, number of the delivery
with earlier as (
    -- The version that held for the same department's words just before: the last one before this delivery.
    select m.measure_id, max(p.version_id) as version_id
    from delivered_measure as m
    join delivered_measure as p on p.measure_id = m.measure_id and p.delivery_id < m.delivery_id
    where m.delivery_id = $delivery_id
      and p.delivery_id not in (
          select w.delivery_id
          from withdrawal as w
          join delivery as d on d.delivery_id = $delivery_id
          where w.withdrawn_at <= d.known_from
      )
    group by m.measure_id
)
select m.measure_id, v.title, m.version_id, e.version_id as old_version_id, m.source, m.sheet, m.row
from delivered_measure as m
join measure_version as v on v.version_id = m.version_id
left join earlier as e on e.measure_id = m.measure_id
where m.delivery_id = $delivery_id and m.is_new_version
order by m.measure_id
