-- Which measures that go on have no lead department? detail: null.
-- One row per round and measure.
--: Für die Maßnahme ist keine Federführung angegeben oder die Angabe ist nicht eindeutig.
-- $rounds: list, codes of the steering rounds
select s.round, s.measure_id, null::varchar as detail
from round_state as s
where list_contains($rounds, s.round)
  and not s.has_ended
  and s.lead_department is null
order by s.round, s.measure_id
