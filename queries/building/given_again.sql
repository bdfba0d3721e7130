-- Which keys, set free by deliveries that were taken back, did a delivery give to the same measures again?
-- One row per key, in their order, with the title that this delivery told.
-- $delivery_id: integer, number of the delivery
with this as (
    select delivery_id, known_from
    from delivery
    where delivery_id = $delivery_id
)

select m.measure_id, v.title
from this as t
join delivered_measure as m on m.delivery_id = t.delivery_id and m.is_new_version
join measure as b on b.measure_id = m.measure_id and b.delivery_id < t.delivery_id
join measure_version as v on v.version_id = m.version_id
where not exists (
    select 1
    from delivered_measure as p
    left join withdrawal as w on w.delivery_id = p.delivery_id
    where p.measure_id = m.measure_id
      and p.delivery_id < t.delivery_id
      and (w.delivery_id is null or w.withdrawn_at > t.known_from)
)
order by m.measure_id
