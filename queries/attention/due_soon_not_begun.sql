-- Which measures end within six months of the reference date and have not begun? detail: the end as a date.
-- One row per round and measure.
--: Das gemeldete Ende liegt höchstens sechs Monate nach dem Stichtag, und die Maßnahme ist erst geplant oder in Vorbereitung.
-- $rounds: list, codes of the steering rounds
select s.round, s.measure_id, strftime(v."end", '%Y-%m-%d') as detail
from round_state as s
join measure_version as v on v.version_id = s.version_id
join steering_round as r on r.round = s.round
where list_contains($rounds, s.round)
  and s.stage in ('planned', 'preparing')
  and v."end" between r.reference_date and r.reference_date + interval 6 months
order by s.round, s.measure_id
