-- How far are the measures of a round: in total, per action field, department and level class, and per field and department?
-- One row per view (total, field, department, level, cell), its keys, stage and rating; keys without a measure have no row.
-- A measure counts once in each view, with its lead department. Merged measures are listed with their stage and do not count into N.
-- rating is null where the measure has ended, and "none" where it goes on without a rating.
--: N sind alle Maßnahmen der Auswahl außer den zusammengeführten; „keine Angabe“ zählt mit.
--: Jede Maßnahme zählt einmal: bei ihrer Federführung und in ihrer Ebenenklasse. Eine fehlende Angabe ist nie null.
--: Die Ampel zählt nur unter Maßnahmen, die nicht beendet sind. Ein Prozentwert steht erst ab N = 20.
-- $round: text, code of the steering round
-- $fields: list, numbers of action fields, or none for measures without one (optional)
-- $departments: list, codes of departments, or none for measures without a lead (optional)
-- $lead_only: boolean, only what these departments lead, not what they are involved in (optional)
-- $levels: list, level classes (optional)
-- $stages: list, stages, or none (optional)
-- $ratings: list, ratings, or none (optional)
with selected as (
    select
        coalesce(s.action_field::varchar, 'none') as field,
        coalesce(s.lead_department, 'none') as department,
        s.level_class as level,
        coalesce(s.stage, 'none') as stage,
        case when not s.has_ended then coalesce(s.rating, 'none') end as rating
    from round_state as s
    where s.round = $round
      and ($fields::varchar[] is null or list_contains($fields::varchar[], coalesce(s.action_field::varchar, 'none')))
      and ($departments::varchar[] is null
           or list_contains($departments::varchar[], coalesce(s.lead_department, 'none'))
           or (not coalesce($lead_only::boolean, false)
               and list_has_any($departments::varchar[], coalesce(s.involved, []::varchar[]))))
      and ($levels::varchar[] is null or list_contains($levels::varchar[], s.level_class))
      and ($stages::varchar[] is null or list_contains($stages::varchar[], coalesce(s.stage, 'none')))
      and ($ratings::varchar[] is null or list_contains($ratings::varchar[], coalesce(s.rating, 'none')))
)
select
    case grouping(field, department, level)
        when 7 then 'total' when 3 then 'field' when 5 then 'department' when 6 then 'level' else 'cell'
    end as view,
    field, department, level, stage, rating,
    count(*) as measures
from selected
group by grouping sets (
    (stage, rating),
    (field, stage, rating),
    (department, stage, rating),
    (level, stage, rating),
    (field, department, stage, rating)
)
order by view, field, department, level, stage, rating
