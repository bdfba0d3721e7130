-- What changed since the previous round among the measures that both rounds know?
-- One row. compared counts the measures that the previous round knew too; each *_change counts among these only.
--: Veränderungen vergleichen Gleiches mit Gleichem: dieselben Maßnahmen heute und in der vorigen Runde; neue stehen für sich.
--: Nicht gemeldet: Die vorige Runde kannte die Maßnahme, in dieser nennt sie keine freigegebene Liste, und sie war nicht beendet.
-- $round: text, code of the steering round
-- $fields: list, numbers of action fields, or none for measures without one (optional)
-- $departments: list, codes of departments, or none for measures without a lead (optional)
-- $lead_only: boolean, only what these departments lead, not what they are involved in (optional)
-- $levels: list, level classes (optional)
-- $stages: list, stages, or none (optional)
-- $ratings: list, ratings, or none (optional)
with selected as (
    select
        s.stage, s.is_new,
        coalesce(s.rating = 'green' and not s.has_ended, false) as on_plan,
        not s.is_reported as is_silent,
        b.measure_id is not null and b.stage is distinct from 'merged' as is_compared,
        b.stage as stage_before,
        coalesce(b.rating = 'green' and not b.has_ended, false) as was_on_plan,
        coalesce(not b.is_reported, false) as was_silent
    from round_state as s
    left join round_state as b on b.round = s.previous_round and b.measure_id = s.measure_id
    where s.round = $round
      and ($fields::varchar[] is null or list_contains($fields::varchar[], coalesce(s.action_field::varchar, 'none')))
      and ($departments::varchar[] is null
           or list_contains($departments::varchar[], coalesce(s.lead_department, 'none'))
           or (not coalesce($lead_only::boolean, false)
               and list_has_any($departments::varchar[], coalesce(s.involved, []::varchar[]))))
      and ($levels::varchar[] is null or list_contains($levels::varchar[], s.level_class))
      and ($stages::varchar[] is null or list_contains($stages::varchar[], coalesce(s.stage, 'none')))
      and ($ratings::varchar[] is null or list_contains($ratings::varchar[], coalesce(s.rating, 'none')))
      and s.stage is distinct from 'merged'
)
select
    count(*) as measures,
    count(*) filter (is_new) as new_measures,
    count(*) filter (is_silent) as not_reported,
    count(*) filter (is_compared) as compared,
    count(*) filter (is_compared and stage = 'completed')
        - count(*) filter (is_compared and stage_before = 'completed') as completed_change,
    count(*) filter (is_compared and stage = 'permanent')
        - count(*) filter (is_compared and stage_before = 'permanent') as permanent_change,
    count(*) filter (is_compared and on_plan)
        - count(*) filter (is_compared and was_on_plan) as on_plan_change,
    count(*) filter (is_compared and is_silent)
        - count(*) filter (is_compared and was_silent) as not_reported_change
from selected
order by all
