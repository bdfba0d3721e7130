-- For which measures that go on is the round asked to decide? detail: what it is asked, in the words of the list.
-- One row per measure.
--: Das Haus bittet die Steuerungsrunde um eine Entscheidung, und die Maßnahme ist nicht beendet.
-- $round: text, code of the steering round
select s.measure_id, v.decision_needed as detail
from round_state as s
join measure_version as v on v.version_id = s.version_id
where s.round = $round
  and not s.has_ended
  and v.decision_needed is not null
order by s.measure_id
