-- Which measures should have ended before the reference date and have not? detail: the end as a date.
-- One row per round and measure. What of it ends only after today is told apart where it is read (queries/overview/attention.sql).
--: Das gemeldete Ende liegt vor dem Stichtag; die Maßnahme ist weder beendet noch Daueraufgabe, und ihr Ende ist nicht offen. Solange
--: der Stichtag bevorsteht, ist überfällig, was heute schon vorbei ist; der Rest steht eigens unter „Endet vor dem Stichtag“.
-- $rounds: list, codes of the steering rounds
select s.round, s.measure_id, strftime(v."end", '%Y-%m-%d') as detail
from round_state as s
join measure_version as v on v.version_id = s.version_id
join steering_round as r on r.round = s.round
where list_contains($rounds, s.round)
  and not s.has_ended
  and s.stage is distinct from 'permanent'
  and not coalesce(v.is_ongoing, false)
  and v."end" < r.reference_date
order by s.round, s.measure_id
