-- Which measures that go on have reached the value that they aim at? detail: ACTUAL/TARGET.
-- One row per round and measure.
--: Der gemeldete Istwert hat den Zielwert erreicht, und die Maßnahme ist weder beendet noch Daueraufgabe. Das ist kein Widerspruch; offen
--: ist, ob sie endet oder ein neues Ziel bekommt. Was ein Haus mit einem Grund stehen lässt, steht hier nicht.
-- $rounds: list, codes of the steering rounds
with allowed as (
    select a.measure_id, a.detail
    from set_aside as a
    join standing_delivery as d on d.delivery_id = a.delivery_id
    where a.kind = 'target_reached'
),

reached as (
    select s.round, s.measure_id, format('{:g}/{:g}', v.actual, v.target) as detail
    from round_state as s
    join measure_version as v on v.version_id = s.version_id
    where list_contains($rounds, s.round)
      and not s.has_ended
      and s.stage is distinct from 'permanent'
      and case when v.target < v.baseline then v.actual <= v.target else v.actual >= v.target end
)

select r.round, r.measure_id, r.detail
from reached as r
where (r.measure_id, r.detail) not in (select (a.measure_id, a.detail) from allowed as a)
order by r.round, r.measure_id
