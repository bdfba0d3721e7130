-- How far are the measures of a selection, what changed since the previous round, and what is the round asked to decide?
-- One row per measure of the selection, by key; every figure of the overview counts these rows or is the sum of a column.
-- rating is null where the measure has ended or ratings are not for whoever asks, and "none" where it goes on without a rating;
-- told_rating stays, and is what a filter looks at. Merged measures do not count into N.
-- A *_change is 1, 0 or -1: whether the figure counts the measure today, less whether it counted it in the previous round.
-- overdue_change looks at the reference date of each round.
--: N sind alle Maßnahmen der Auswahl außer den zusammengeführten und aufgeteilten; „keine Angabe“ zählt mit.
--: Jede Maßnahme zählt einmal: bei ihrer Federführung und in ihrer Ebenenklasse. Eine fehlende Angabe ist nie null.
--: Die Ampel zählt nur unter Maßnahmen, die nicht beendet und in dieser Runde bestätigt sind. Ein Prozentwert steht erst ab N = 20.
--: Der höchste Anteil wird unter Gruppen mit mindestens drei bewerteten Maßnahmen gesucht, und alle gleich hohen werden genannt.
--: Veränderungen vergleichen Gleiches mit Gleichem: dieselben Maßnahmen heute und in der vorigen Runde; neue stehen für sich. Für die
--: Ampel sind es nur Maßnahmen, die in beiden Runden bestätigt sind; wer von ▲ zu ◆ wechselt, zählt bei ▲ −1 und bei ◆ +1.
--: Nicht gemeldet: Die vorige Runde kannte die Maßnahme, in dieser nennt sie keine freigegebene Liste, und sie war nicht beendet.
--: Eine Entscheidung gilt als erbeten, solange das Haus sie meldet und die Maßnahme nicht beendet ist.
--: Die Abfrage gibt je Maßnahme eine Zeile; jede Zahl der Seite ist eine Anzahl dieser Zeilen oder die Summe einer Spalte.
-- $round: text, code of the steering round
-- $fields: list, numbers of action fields, or none for measures without one (optional)
-- $departments: list, codes of departments, or none for measures without a lead (optional)
-- $lead_only: boolean, only what these departments lead, not what they are involved in (optional)
-- $levels: list, levels that a measure lies on, alone or among others, or classes (optional)
-- $spread: list, any of one, several: on how many levels a measure lies (optional)
-- $stages: list, stages, or none (optional)
-- $ratings: list, ratings, or none (optional)
with state as (
    select
        f.*, t.levels, if(f.level = 'multiple', 'several', if(f.level = 'none', 'none', 'one')) as spread,
        f.is_compared and f.is_reported and f.was_reported as is_confirmed_twice,
        if(f.has_ended, 'none', coalesce(f.rating, 'none')) as judged,
        if(p.has_ended, 'none', coalesce(p.rating, 'none')) as was_judged,
        o.measure_id is not null as is_overdue, b.measure_id is not null as was_overdue
    from round_figure as f
    join (select round, previous_round, measure_id, coalesce(levels, []) as levels from round_state) as t using (round, measure_id)
    left join round_figure as p on p.round = t.previous_round and p.measure_id = f.measure_id
    left join attention as o on o.round = f.round and o.measure_id = f.measure_id and o.rule = 'overdue'
    left join attention as b on b.round = t.previous_round and b.measure_id = f.measure_id and b.rule = 'overdue'
    where f.round = $round
)

select
    measure_id, field, department, level, stage,
    case when not has_ended then rating end as rating,
    (is_new and stage <> 'merged')::integer as new_measures,
    (not is_reported)::integer as not_reported,
    is_asking::integer as decisions,
    if(is_compared, (stage = 'completed')::integer - (was_stage = 'completed')::integer, 0) as completed_change,
    if(is_compared, (stage = 'permanent')::integer - (was_stage = 'permanent')::integer, 0) as permanent_change,
    if(is_confirmed_twice, (judged = 'yellow')::integer - (was_judged = 'yellow')::integer, 0) as yellow_change,
    if(is_confirmed_twice, (judged = 'red')::integer - (was_judged = 'red')::integer, 0) as red_change,
    if(is_confirmed_twice, is_on_plan::integer - was_on_plan::integer, 0) as on_plan_change,
    if(is_compared, is_overdue::integer - was_overdue::integer, 0) as overdue_change,
    if(is_compared, was_reported::integer - is_reported::integer, 0) as not_reported_change,
    (is_asking and was_known)::integer - was_asking::integer as decisions_change,
    rating as told_rating, involved, levels, spread
from state
where ($fields::varchar[] is null or list_contains($fields::varchar[], field))
  and ($departments::varchar[] is null
       or list_contains($departments::varchar[], department)
       or (not coalesce($lead_only::boolean, false) and list_has_any($departments::varchar[], involved)))
  and ($levels::varchar[] is null or list_has_any($levels::varchar[], list_append(levels, level)))
  and ($spread::varchar[] is null or list_contains($spread::varchar[], spread))
  and ($stages::varchar[] is null or list_contains($stages::varchar[], stage))
  and ($ratings::varchar[] is null or list_contains($ratings::varchar[], rating))
order by measure_id
