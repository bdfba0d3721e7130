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
select
    a.rule, a.measure_id, v.title, coalesce(s.lead_department, m.department) as department, a.detail
from attention as a
join round_state as s on s.round = a.round and s.measure_id = a.measure_id
join measure_version as v on v.version_id = s.version_id
join measure as m on m.measure_id = s.measure_id
left join department as d on d.code = coalesce(s.lead_department, m.department)
where s.round = $round
  and ($fields::varchar[] is null or list_contains($fields::varchar[], coalesce(s.action_field::varchar, 'none')))
  and ($departments::varchar[] is null
       or list_contains($departments::varchar[], coalesce(s.lead_department, 'none'))
       or (not coalesce($lead_only::boolean, false)
           and list_has_any($departments::varchar[], coalesce(s.involved, []::varchar[]))))
  and ($levels::varchar[] is null or list_contains($levels::varchar[], s.level_class))
  and ($stages::varchar[] is null or list_contains($stages::varchar[], coalesce(s.stage, 'none')))
  and ($ratings::varchar[] is null or list_contains($ratings::varchar[], coalesce(s.rating, 'none')))
order by a.rule, d.position, a.measure_id
