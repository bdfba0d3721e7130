-- Which measures are known in a round, with all that filters, tables and the timeline look at?
-- One row per measure known by the round, the merged ones included, by official order of the responsible bodies and key.
-- A missing field, lead, stage, rating, funding or origin is "none". first_end is the end that was told first, moves how often it was
-- put off since, postponed_days by how much in sum. changed_on is the day from which the current values hold, changed_in their round.
-- gaps, standings and changes hold codes of dashboard/vocabulary.py, rules the names of queries/attention/.
--: Jede Zeile ist eine Maßnahme, mit dem, was zum Stichtag der Runde zuletzt freigegeben gemeldet war.
--: Verschoben ist ein Ende, das später gemeint ist als zuletzt festgeschrieben (oder, solange nichts es ist, gemeldet).
-- $round: text, code of the steering round
-- $fields: list, numbers of action fields, or none for measures without one (optional)
-- $departments: list, codes of departments, or none for measures without a lead (optional)
-- $lead_only: boolean, only what these departments lead, not what they are involved in (optional)
-- $levels: list, levels that a measure lies on, alone or among others, or classes (optional)
-- $spread: list, any of one, several: on how many levels a measure lies (optional)
-- $stages: list, stages, or none (optional)
-- $ratings: list, ratings, or none (optional)
-- $standings: list, any of counted, open, ended, merged (optional)
-- $changes: list, any of the changes (optional)
-- $gaps: list, any of the gaps (optional)
-- $rules: list, any of the attention rules (optional)
-- $funding: list, funding statuses, or none (optional)
-- $obstacles: list, any of the obstacles (optional)
-- $guiding_goals: list, any of the numbers of guiding goals (optional)
-- $origins: list, origins, or none (optional)
-- $measurability: list, grades 0 to 3 (optional)
-- $today: date, while the reference date lies ahead what ends from this day on is told apart from what is overdue (optional)
with asked as (select if($round in (select f.round from standing_freeze as f), null, $today::date)::varchar as today),

attended as (
    select a.measure_id, list_sort(list(distinct if(a.rule = 'overdue' and a.detail >= d.today, 'ending', a.rule))) as rules
    from attention as a cross join asked as d
    where a.round = $round group by a.measure_id
),

state as (
    select
        s.measure_id, v.number, s.title, s.field, s.department, s.responsible, s.position, s.involved, s.level,
        coalesce(t.levels, []::varchar[]) as levels, if(s.level = 'multiple', 'several', if(s.level = 'none', 'none', 'one')) as spread,
        s.stage, s.rating, s.has_ended, s.is_reported, v."start", v."end", coalesce(v.is_ongoing, false) as is_ongoing,
        v.period_precision, p.first_end, coalesce(p.moves, 0) as moves, coalesce(p.postponed_days, 0) as postponed_days,
        v.progress_percent, coalesce(v.funding_status, 'none') as funding, coalesce(v.obstacle, []::varchar[]) as obstacles,
        coalesce(v.guiding_goals::varchar[], []::varchar[]) as guiding_goals, coalesce(v.origin, 'none') as origin,
        case when v.indicator is null then '0' when v.target is null then '1' when v.indicator_source is null then '2' else '3'
        end as measurability, d.valid_from as changed_on, d.round as changed_in,
        list_filter([
            case when s.field = 'none' then 'no_field' end, case when s.department = 'none' then 'no_lead' end,
            case when s.level = 'none' then 'no_level' end, case when s.stage = 'none' then 'no_stage' end,
            case when v.target_group is null then 'no_target_group' end, case when v.guiding_goals is null then 'no_goal' end,
            case when not s.has_ended and s.rating = 'none' then 'no_rating' end,
            case when not s.has_ended and s.rating in ('yellow', 'red') and coalesce(v.rating_reason, v.obstacle_text) is null
                then 'no_reason' end,
            case when not s.has_ended and s.stage <> 'permanent' and v."end" is null and not coalesce(v.is_ongoing, false)
                then 'no_end' end, case when not s.has_ended and v.indicator is null then 'no_indicator' end,
            case when not s.has_ended and v.funding_status is null then 'no_funding' end,
            case when not s.has_ended and v.report is null then 'no_report' end
        ], lambda gap: gap is not null) as gaps,
        [if(s.stage = 'merged', 'merged', 'counted'), if(s.has_ended, 'ended', 'open')] as standings,
        list_filter([
            case when s.is_new and s.stage <> 'merged' then 'new' end, case when not s.is_reported then 'not_reported' end,
            case when s.is_asking then 'asking' end,
            case when s.is_compared and (s.stage = 'completed') <> (s.was_stage = 'completed') then 'completed_change' end,
            case when s.is_compared and (s.stage = 'discontinued') <> (s.was_stage = 'discontinued') then 'discontinued_change' end,
            case when s.is_compared and (s.stage = 'permanent') <> (s.was_stage = 'permanent') then 'permanent_change' end,
            case when s.is_compared and s.is_reported and s.was_reported and s.is_on_plan <> s.was_on_plan then 'on_plan_change' end,
            case when s.is_compared and s.is_reported <> s.was_reported then 'not_reported_change' end,
            case when (s.is_asking and s.was_known) <> s.was_asking then 'decisions_change' end,
            case when p.moves > 0 then 'postponed' end
        ], lambda change: change is not null) as changes, coalesce(a.rules, []::varchar[]) as rules
    from round_figure as s join round_state as t on t.round = s.round and t.measure_id = s.measure_id
    join measure_version as v on v.version_id = t.version_id join delivery as d on d.delivery_id = v.delivery_id
    left join postponement as p on p.round = s.round and p.measure_id = s.measure_id
    left join attended as a on a.measure_id = s.measure_id where s.round = $round
)

select
    measure_id, number, title, field, department, responsible, position, involved, level, levels, spread, stage, rating, has_ended,
    is_reported, "start", "end", is_ongoing, period_precision, first_end, moves, postponed_days, progress_percent, funding,
    obstacles, guiding_goals, origin, measurability, changed_on, changed_in, gaps, standings, changes, rules
from state
where ($fields::varchar[] is null or list_contains($fields::varchar[], field))
  and ($departments::varchar[] is null or list_contains($departments::varchar[], department)
       or (not coalesce($lead_only::boolean, false) and list_has_any($departments::varchar[], involved)))
  and ($levels::varchar[] is null or list_has_any($levels::varchar[], list_append(levels, level)))
  and ($spread::varchar[] is null or list_contains($spread::varchar[], spread))
  and ($stages::varchar[] is null or list_contains($stages::varchar[], stage))
  and ($ratings::varchar[] is null or list_contains($ratings::varchar[], rating))
  and ($standings::varchar[] is null or list_has_any($standings::varchar[], standings))
  and ($changes::varchar[] is null or list_has_any($changes::varchar[], changes))
  and ($gaps::varchar[] is null or list_has_any($gaps::varchar[], gaps))
  and ($rules::varchar[] is null or list_has_any($rules::varchar[], rules))
  and ($funding::varchar[] is null or list_contains($funding::varchar[], funding))
  and ($obstacles::varchar[] is null or list_has_any($obstacles::varchar[], obstacles))
  and ($guiding_goals::varchar[] is null or list_has_any($guiding_goals::varchar[], guiding_goals))
  and ($origins::varchar[] is null or list_contains($origins::varchar[], origin))
  and ($measurability::varchar[] is null or list_contains($measurability::varchar[], measurability))
order by position, measure_id
