-- Which measures of the selection need attention, and by which rule?
-- One row per rule and measure, by rule, official order of the departments, and key.
-- detail is what the rule found, for a program to read: a date, "old>new", or the wording itself.
--: Jede Zeile nennt die Regel, nach der sie hier steht. Eine Maßnahme kann nach mehreren Regeln hier stehen.
-- $round: text, code of the steering round
-- $fields: list, numbers of action fields, or none for measures without one (optional)
-- $departments: list, codes of departments, or none for measures without a lead (optional)
-- $lead_only: boolean, only what these departments lead, not what they are involved in (optional)
-- $levels: list, level classes (optional)
-- $stages: list, stages, or none (optional)
-- $ratings: list, ratings, or none (optional)
select a.rule, f.measure_id, f.title, f.responsible as department, a.detail
from attention as a
join round_figure as f on f.round = a.round and f.measure_id = a.measure_id
where f.round = $round
  and ($fields::varchar[] is null or list_contains($fields::varchar[], f.field))
  and ($departments::varchar[] is null
       or list_contains($departments::varchar[], f.department)
       or (not coalesce($lead_only::boolean, false) and list_has_any($departments::varchar[], f.involved)))
  and ($levels::varchar[] is null or list_contains($levels::varchar[], f.level))
  and ($stages::varchar[] is null or list_contains($stages::varchar[], f.stage))
  and ($ratings::varchar[] is null or list_contains($ratings::varchar[], f.rating))
order by a.rule, f.position, f.measure_id
