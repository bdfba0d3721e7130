-- Which measures of the selection need attention, and by which rule?
-- One row per rule and measure, by rule, official order of the departments, and key.
-- detail is what the rule found, for a program to read: a date, "old>new", or the wording itself. What is overdue by the reference date
-- and ends from $today on has the rule "ending"; a frozen round stays as it stood.
--: Jede Zeile nennt die Regel, nach der sie hier steht. Eine Maßnahme kann nach mehreren Regeln hier stehen.
-- $round: text, code of the steering round
-- $fields: list, numbers of action fields, or none for measures without one (optional)
-- $departments: list, codes of departments, or none for measures without a lead (optional)
-- $lead_only: boolean, only what these departments lead, not what they are involved in (optional)
-- $levels: list, levels that a measure lies on, alone or among others, or classes (optional)
-- $spread: list, any of one, several: on how many levels a measure lies (optional)
-- $stages: list, stages, or none (optional)
-- $ratings: list, ratings, or none (optional)
-- $today: date, while the reference date lies ahead what ends from this day on is told apart from what is overdue (optional)
with asked as (
    select if($round in (select f.round from standing_freeze as f), null, $today::date)::varchar as today
),

state as (
    select f.*, t.levels, if(f.level = 'multiple', 'several', if(f.level = 'none', 'none', 'one')) as spread
    from round_figure as f
    join (select round, measure_id, coalesce(levels, []) as levels from round_state) as t using (round, measure_id)
    where f.round = $round
)

select
    if(a.rule = 'overdue' and a.detail >= d.today, 'ending', a.rule) as rule,
    f.measure_id, f.title, f.responsible as department, a.detail
from attention as a
cross join asked as d
join state as f on f.round = a.round and f.measure_id = a.measure_id
where ($fields::varchar[] is null or list_contains($fields::varchar[], f.field))
  and ($departments::varchar[] is null
       or list_contains($departments::varchar[], f.department)
       or (not coalesce($lead_only::boolean, false) and list_has_any($departments::varchar[], f.involved)))
  and ($levels::varchar[] is null or list_has_any($levels::varchar[], list_append(f.levels, f.level)))
  and ($spread::varchar[] is null or list_contains($spread::varchar[], f.spread))
  and ($stages::varchar[] is null or list_contains($stages::varchar[], f.stage))
  and ($ratings::varchar[] is null or list_contains($ratings::varchar[], f.rating))
order by rule, f.position, f.measure_id
