-- Which measures did a department that has answered for this round leave out, without having ended them?
-- detail: the round that last named the measure. Bodies that have not answered are shown as such, not measure by measure.
-- One row per measure.
--: Die Maßnahme war nicht beendet und fehlt in der freigegebenen Liste, die das Haus zu dieser Runde für ihr Handlungsfeld gemeldet hat.
-- $round: text, code of the steering round
with answered as (
    select distinct e.department, e.scope, e.scope_fields
    from standing_delivery as e
    where e.round = $round
      and e.scope in ('whole_list', 'fields')
      and e.is_released
)
select s.measure_id, last.round as detail
from round_state as s
join measure as m on m.measure_id = s.measure_id
join delivery as last on last.delivery_id = s.delivery_id
where s.round = $round
  and s.previous_round is not null
  and not s.is_new
  and not s.is_reported
  and not s.has_ended
  and not exists (
      -- Merged, ended or confirmed measures are answered for; a forgotten one is still missing.
      select 1
      from missing_answer as q
      join standing_delivery as e on e.delivery_id = q.delivery_id
      where e.round = $round and q.measure_id = s.measure_id and q.answer <> 'forgotten'
  )
  and exists (
      select 1
      from answered as a
      where a.department = m.department
        and (a.scope = 'whole_list' or list_contains(a.scope_fields, s.action_field))
  )
order by s.measure_id
