-- On which measures that go on has this round no word, because their body has not answered, or only in part?
-- detail: the round that last named the measure.
-- What a body has left out of a list that should hold it is told by queries/attention/vanished.sql, and not here again.
-- One row per round and measure.
--: Die Maßnahme war nicht beendet, und zu dieser Runde liegt für sie keine freigegebene Angabe vor, weil das Haus noch nicht oder nur
--: in Teilen geantwortet hat.
-- $rounds: list, codes of the steering rounds
with answered as (
    select distinct e.round, e.department, e.scope, e.scope_fields
    from standing_delivery as e
    where list_contains($rounds, e.round)
      and e.scope in ('whole_list', 'fields')
      and e.is_released
)

select s.round, s.measure_id, last.round as detail
from round_state as s
join measure as m on m.measure_id = s.measure_id
left join round_heir as h on h.round = s.round and h.kind = 'department' and h.code = m.department
join delivery as last on last.delivery_id = s.delivery_id
where list_contains($rounds, s.round)
  and s.previous_round is not null
  and not s.is_new
  and not s.is_reported
  and not s.has_ended
  and not exists (
      select 1
      from answered as a
      where a.round = s.round
        and a.department = coalesce(h.heir, m.department)
        and (a.scope = 'whole_list' or list_contains(a.scope_fields, s.action_field))
  )
order by s.round, s.measure_id
