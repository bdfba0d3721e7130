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
        unnest(['total', 'field', 'department', 'level', 'cell']) as view,
        field, department, level, stage,
        case when not has_ended then rating end as rating
    from round_figure
    where round = $round
      and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
      and ($departments::varchar[] is null
           or list_contains($departments::varchar[], department)
           or (not coalesce($lead_only::boolean, false) and list_has_any($departments::varchar[], involved)))
      and ($levels::varchar[] is null or list_contains($levels::varchar[], level))
      and ($stages::varchar[] is null or list_contains($stages::varchar[], stage))
      and ($ratings::varchar[] is null or list_contains($ratings::varchar[], rating))
)
select
    view,
    case when view in ('field', 'cell') then field end as field,
    case when view in ('department', 'cell') then department end as department,
    case when view = 'level' then level end as level,
    stage, rating,
    count(*) as measures
from selected
group by all
order by all
