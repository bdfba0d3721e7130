-- How many measures of the selection need attention by each rule, and how does this differ from the previous round?
-- One row per rule that applies now or did then, by name. change compares the measures that both rounds know; new ones stand apart.
--: Eine Maßnahme kann nach mehreren Regeln Aufmerksamkeit brauchen und zählt dann bei jeder.
--: Eine Entscheidung gilt als erbeten, solange das Haus sie meldet und die Maßnahme nicht beendet ist.
-- $round: text, code of the steering round
-- $fields: list, numbers of action fields, or none for measures without one (optional)
-- $departments: list, codes of departments, or none for measures without a lead (optional)
-- $lead_only: boolean, only what these departments lead, not what they are involved in (optional)
-- $levels: list, level classes (optional)
-- $stages: list, stages, or none (optional)
-- $ratings: list, ratings, or none (optional)
select
    a.rule,
    count(*) filter (a.round = s.round) as measures,
    count(*) filter (a.round = s.round and not s.is_new and s.previous_round is not null) - count(*) filter (a.round = s.previous_round) as change
from attention as a
join round_state as s on s.measure_id = a.measure_id and (a.round = s.round or a.round = s.previous_round)
where s.round = $round
  and ($fields::varchar[] is null or list_contains($fields::varchar[], coalesce(s.action_field::varchar, 'none')))
  and ($departments::varchar[] is null
       or list_contains($departments::varchar[], coalesce(s.lead_department, 'none'))
       or (not coalesce($lead_only::boolean, false)
           and list_has_any($departments::varchar[], coalesce(s.involved, []::varchar[]))))
  and ($levels::varchar[] is null or list_contains($levels::varchar[], s.level_class))
  and ($stages::varchar[] is null or list_contains($stages::varchar[], coalesce(s.stage, 'none')))
  and ($ratings::varchar[] is null or list_contains($ratings::varchar[], coalesce(s.rating, 'none')))
group by a.rule
order by a.rule
