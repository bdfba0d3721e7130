-- Which measures under way have been told anew in this round, with the very text of the round before? detail: that round.
-- One row per round and measure.
--: Die Maßnahme ist wie in der vorigen Runde in Umsetzung und neu gemeldet, ihr Sachstand ist aber Wort für Wort der alte. Das ist kein
--: Widerspruch; offen ist, ob der Text noch gilt. Was ein Haus mit einem Grund stehen lässt, steht hier nicht.
-- $rounds: list, codes of the steering rounds
with allowed as (
    select a.measure_id, a.detail
    from set_aside as a
    join standing_delivery as d on d.delivery_id = a.delivery_id
    where a.kind = 'same_report'
)

select s.round, s.measure_id, s.previous_round as detail
from round_state as s
join measure_version as v on v.version_id = s.version_id
join measure_version as p on p.version_id = s.previous_version_id
where list_contains($rounds, s.round)
  and s.stage = 'in_progress'
  and p.stage = 'in_progress'
  and v.report = p.report
  and (s.round, s.delivery_id) in (select (d.round, d.delivery_id) from standing_delivery as d)
  and (s.measure_id, s.previous_round) not in (select (a.measure_id, a.detail) from allowed as a)
order by s.round, s.measure_id
