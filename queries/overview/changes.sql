-- What changed since the previous round among the measures that both rounds know, and what is the round asked to decide?
-- One row. compared counts the measures that the previous round knew too; each *_change counts among these only.
--: Veränderungen vergleichen Gleiches mit Gleichem: dieselben Maßnahmen heute und in der vorigen Runde; neue stehen für sich.
--: Nicht gemeldet: Die vorige Runde kannte die Maßnahme, in dieser nennt sie keine freigegebene Liste, und sie war nicht beendet.
--: Eine Entscheidung gilt als erbeten, solange das Haus sie meldet und die Maßnahme nicht beendet ist.
-- $round: text, code of the steering round
-- $fields: list, numbers of action fields, or none for measures without one (optional)
-- $departments: list, codes of departments, or none for measures without a lead (optional)
-- $lead_only: boolean, only what these departments lead, not what they are involved in (optional)
-- $levels: list, level classes (optional)
-- $stages: list, stages, or none (optional)
-- $ratings: list, ratings, or none (optional)
select
    count(*) filter (stage <> 'merged') as measures,
    count(*) filter (is_new and stage <> 'merged') as new_measures,
    count(*) filter (not is_reported) as not_reported,
    count(*) filter (is_compared) as compared,
    count(*) filter (is_compared and stage = 'completed')
        - count(*) filter (is_compared and was_stage = 'completed') as completed_change,
    count(*) filter (is_compared and stage = 'permanent')
        - count(*) filter (is_compared and was_stage = 'permanent') as permanent_change,
    count(*) filter (is_compared and is_on_plan) - count(*) filter (is_compared and was_on_plan) as on_plan_change,
    count(*) filter (is_compared and not is_reported)
        - count(*) filter (is_compared and not was_reported) as not_reported_change,
    count(*) filter (is_asking) as decisions,
    count(*) filter (is_asking and was_known) - count(*) filter (was_asking) as decisions_change
from round_figure
where round = $round
  and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
  and ($departments::varchar[] is null
       or list_contains($departments::varchar[], department)
       or (not coalesce($lead_only::boolean, false) and list_has_any($departments::varchar[], involved)))
  and ($levels::varchar[] is null or list_contains($levels::varchar[], level))
  and ($stages::varchar[] is null or list_contains($stages::varchar[], stage))
  and ($ratings::varchar[] is null or list_contains($ratings::varchar[], rating))
order by all
