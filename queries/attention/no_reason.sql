-- Which measures that go on are rated yellow or red in this round without a reason? detail: the rating.
-- One row per round and measure. A reason is what the list says as such, or what hinders in words.
--: Die Ampel steht auf verzögert oder gefährdet, eine Begründung fehlt; ein Hemmnis in Worten ist eine.
-- $rounds: list, codes of the steering rounds
select s.round, s.measure_id, s.rating as detail
from round_state as s
join measure_version as v on v.version_id = s.version_id
where list_contains($rounds, s.round)
  and s.is_reported
  and not s.has_ended
  and s.rating in ('yellow', 'red')
  and coalesce(v.rating_reason, v.obstacle_text) is null
order by s.round, s.measure_id
