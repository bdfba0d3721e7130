-- For which measures that go on is the round asked to decide? detail: what it is asked, in the words of the list.
-- One row per round and measure.
--: Das Haus bittet die Steuerungsrunde um eine Entscheidung, und die Maßnahme ist nicht beendet.
-- $rounds: list, codes of the steering rounds
select s.round, s.measure_id, v.decision_needed as detail
from round_state as s
join measure_version as v on v.version_id = s.version_id
where list_contains($rounds, s.round)
  and not s.has_ended
  and v.decision_needed is not null
order by s.round, s.measure_id
