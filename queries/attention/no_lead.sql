-- Which measures that go on have no lead department? detail: null.
-- One row per measure.
--: Für die Maßnahme ist keine Federführung angegeben oder die Angabe ist nicht eindeutig.
-- $round: text, code of the steering round
select s.measure_id, null::varchar as detail
from round_state as s
where s.round = $round
  and not s.has_ended
  and s.lead_department is null
order by s.measure_id
