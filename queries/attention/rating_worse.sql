-- Which measures that go on are rated worse than in the previous round? detail: "old>new", such as green>yellow.
-- One row per round and measure.
--: Die Ampel der Maßnahme ist schlechter als in der vorigen Runde; nicht bewertete und nicht bestätigte bleiben außer Betracht.
-- $rounds: list, codes of the steering rounds
select s.round, s.measure_id, before.rating || '>' || s.rating as detail
from round_state as s
join round_state as before on before.round = s.previous_round and before.measure_id = s.measure_id
where list_contains($rounds, s.round)
  and not s.has_ended
  and s.is_reported
  and before.is_reported
  and list_position(['green', 'yellow', 'red'], s.rating) > list_position(['green', 'yellow', 'red'], before.rating)
order by s.round, s.measure_id
