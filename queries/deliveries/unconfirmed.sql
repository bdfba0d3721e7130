-- Which versions did a delivery bring that no delivery which holds confirms?
-- One row per version.
-- $delivery_id: integer, number of the delivery
select v.version_id
from measure_version as v
where v.delivery_id = $delivery_id
  and v.version_id not in (
      select m.version_id
      from delivered_measure as m
      join standing_delivery as d on d.delivery_id = m.delivery_id
  )
order by v.version_id
