-- Which measures did a delivery bring anew or change, and from which version to which?
-- One row per measure with a new version, in the order of the keys; old_version_id is null for a new measure.
-- The old version is the one that the list was compared with (queries/identity/known_measures.sql): the last word before it, said for
-- its round or an earlier one if there is such a word, and not taken back when it came.
-- $delivery_id: integer, number of the delivery
with this as (
    select d.delivery_id, d.known_from, r.reference_date as day
    from delivery as d
    join steering_round as r on r.round = d.round
    where d.delivery_id = $delivery_id
),

earlier as (
    select p.measure_id, p.version_id
    from this as t
    join delivered_measure as m on m.delivery_id = t.delivery_id and m.is_new_version
    join delivered_measure as p on p.measure_id = m.measure_id and p.delivery_id < t.delivery_id
    join delivery as d on d.delivery_id = p.delivery_id
    join steering_round as r on r.round = d.round
    left join withdrawal as w on w.delivery_id = p.delivery_id
    where w.delivery_id is null or w.withdrawn_at > t.known_from
    qualify row_number() over (
        partition by p.measure_id order by r.reference_date <= t.day desc, r.reference_date desc, p.delivery_id desc
    ) = 1
)

select m.measure_id, v.title, m.version_id, e.version_id as old_version_id, m.source, m.sheet, m.row
from delivered_measure as m
join measure_version as v on v.version_id = m.version_id
left join earlier as e on e.measure_id = m.measure_id
where m.delivery_id = $delivery_id and m.is_new_version
order by m.measure_id
