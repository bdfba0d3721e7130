-- Which days belong into a calendar: deadlines, reference dates and sessions of the rounds, meetings, due reports and decisions?
-- One row per day and kind, oldest first. kind: deadline, extended (of a body, in the calendar of all), reference, session, decision
-- (open ones), meeting or report. round names the occasion, which may move; it is null for the last two.
-- is_extended: the deadline is that of the body alone.
-- $department: text, the body whose own deadlines hold; null names those of the rounds (optional)
-- $day: date, only days from this one on
with extended as (
    select round, arg_max(extended_to, (recorded_at, rowid)) as extended_to
    from extension
    where department = $department::varchar
    group by round
),

days as (
    select 'deadline' as kind, r.round, r.title, coalesce(x.extended_to, r.deadline) as day, x.extended_to is not null as is_extended
    from steering_round as r
    left join extended as x on x.round = r.round
    union all
    select 'reference', round, title, reference_date, false from steering_round
    union all
    select 'session', round, title, held_on, false from steering_round
    union all
    select 'extended', x.round || '-' || x.department, x.department || ', ' || r.title, x.extended_to, true
    from (select round, department, arg_max(extended_to, (recorded_at, rowid)) as extended_to from extension group by all) as x
    join steering_round as r on r.round = x.round
    where $department::varchar is null
    union all
    select 'decision', 'Nr-' || d.decision_id, 'Nr. ' || d.decision_id || ', ' || d.wording, d.due_on, false
    from standing_decision as d
    where d.state = 'open' and ($department::varchar is null or list_contains(d.departments, $department))
    union all
    select kind, null, title, day, false from meeting
)

select kind, round, title, day, is_extended
from days
where day >= $day
order by day, kind, title
