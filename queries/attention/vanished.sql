-- Which measures did a department that has answered for this round leave out, without having ended them?
-- detail: the round that last named the measure, with ";forgotten" where the house said that its list forgot it.
-- Bodies that have not answered are shown as such, not measure by measure.
-- One row per round and measure.
--: Die Maßnahme war nicht beendet und fehlt in der freigegebenen Liste, die das Haus zu dieser Runde für ihr Handlungsfeld gemeldet hat.
-- $rounds: list, codes of the steering rounds
with answered as (
    select distinct e.round, e.department, e.scope, e.scope_fields
    from standing_delivery as e
    where list_contains($rounds, e.round)
      and e.scope in ('whole_list', 'fields')
      and e.is_released
),

said as (
    -- What was answered about missing measures; of several answers in a round the last one holds.
    select e.round, q.measure_id, arg_max(q.answer, q.delivery_id) as answer
    from missing_answer as q
    join standing_delivery as e on e.delivery_id = q.delivery_id and e.is_released
    where list_contains($rounds, e.round)
    group by e.round, q.measure_id
)

select
    s.round,
    s.measure_id,
    last.round || case when q.answer = 'forgotten' then ';forgotten' else '' end as detail
from round_state as s
join measure as m on m.measure_id = s.measure_id
left join round_heir as h on h.round = s.round and h.kind = 'department' and h.code = m.department
join delivery as last on last.delivery_id = s.delivery_id
left join said as q on q.round = s.round and q.measure_id = s.measure_id
where list_contains($rounds, s.round)
  and s.previous_round is not null
  and not s.is_new
  and not s.is_reported
  and not s.has_ended
  -- Merged, ended or confirmed measures are answered for; a forgotten one is still missing.
  and coalesce(q.answer = 'forgotten', true)
  and exists (
      select 1
      from answered as a
      where a.round = s.round
        and a.department = coalesce(h.heir, m.department)
        and (a.scope = 'whole_list' or list_contains(a.scope_fields, s.action_field))
  )
order by s.round, s.measure_id
