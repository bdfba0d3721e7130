-- What came for a frozen round after it was frozen (Nachmeldungen), and what does it say otherwise?
-- One row per measure of a late delivery, or one per late delivery that names none; stage, rating and end as frozen and as told late.
--: Was nach der Festschreibung freigegeben wird, ändert den festgeschriebenen Stand nicht; es steht daneben und zählt in der
--: nächsten Runde.
-- $round: text, code of the steering round
with late as (
    select d.delivery_id, d.department, d.known_from, f.freeze_id
    from standing_freeze as f
    join standing_delivery as d on d.round = f.round and d.is_released
    where f.round = $round
      and not list_contains(f.deliveries, d.delivery_id)
)

select
    l.delivery_id, l.department, l.known_from, m.measure_id, v.title,
    s.measure_id is null as is_new,
    s.stage as frozen_stage, v.stage as late_stage,
    s.rating as frozen_rating, v.rating as late_rating,
    b."end" as frozen_end, v."end" as late_end
from late as l
left join delivered_measure as m on m.delivery_id = l.delivery_id
left join measure_version as v on v.version_id = m.version_id
left join frozen_state as s on s.freeze_id = l.freeze_id and s.measure_id = m.measure_id
left join measure_version as b on b.version_id = s.version_id
order by l.delivery_id, m.measure_id
