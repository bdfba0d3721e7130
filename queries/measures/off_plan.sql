-- Which measures of a round do not run to plan, why, and since when?
-- One row per measure that goes on and is rated as delayed or at risk, or is past its end; by official order of the bodies and key.
-- rating is "none" where only the end is past. rating_since: the round from which on it bears this rating, off_plan_since: from which on
-- it is yellow or red; rounds without a rating of it count for neither. overdue_since: the end that is past. reason and next_step are
-- the words of the list, obstacles its classes.
--: Genannt werden Maßnahmen mit der Ampel verzögert oder gefährdet und überfällige. „Seit“ nennt die Runde, seit der die Ampel ohne
--: Unterbrechung so gemeldet ist; Runden ohne Ampel zählen nicht mit.
-- $round: text, code of the steering round
-- $today: date, while the reference date lies ahead what ends from this day on is told apart from what is overdue (optional)
with here as (
    select round, reference_date
    from steering_round
    where round = $round
),

wrong as (
    select f.measure_id, f.title, f.responsible, f.position, f.rating, a.detail::date as overdue_since, v.rating_reason, v.obstacle,
        v.obstacle_text, v.next_step
    from round_figure as f
    join round_state as s on s.round = f.round and s.measure_id = f.measure_id
    join measure_version as v on v.version_id = s.version_id
    cross join here as h
    left join attention as a on a.round = f.round and a.measure_id = f.measure_id and a.rule = 'overdue'
        and (a.detail < coalesce($today::date, h.reference_date)::varchar or a.round in (select z.round from standing_freeze as z))
    where f.round = $round
      and not f.has_ended
      and (f.rating in ('yellow', 'red') or a.measure_id is not null)
),

rated as (
    select f.measure_id, f.round, r.reference_date, f.rating
    from round_figure as f
    join steering_round as r on r.round = f.round
    join here as h on r.reference_date <= h.reference_date
    where f.rating <> 'none'
),

other as (
    -- The last time that it was rated otherwise, or was on plan.
    select
        w.measure_id,
        max(r.reference_date) filter (where r.rating <> w.rating) as rated_otherwise,
        max(r.reference_date) filter (where r.rating = 'green') as on_plan
    from wrong as w
    join rated as r on r.measure_id = w.measure_id
    group by w.measure_id
),

since as (
    select
        o.measure_id,
        arg_min(r.round, r.reference_date) filter (where o.rated_otherwise is null or r.reference_date > o.rated_otherwise) as rating_since,
        arg_min(r.round, r.reference_date) filter (where o.on_plan is null or r.reference_date > o.on_plan) as off_plan_since
    from other as o
    join rated as r on r.measure_id = o.measure_id
    group by o.measure_id
)

select
    w.measure_id, w.title, w.responsible, if(w.rating = 'green', 'none', w.rating) as rating,
    case when w.rating in ('yellow', 'red') then s.rating_since end as rating_since,
    case when w.rating in ('yellow', 'red') then s.off_plan_since end as off_plan_since,
    w.overdue_since,
    coalesce(w.rating_reason, w.obstacle_text) as reason,
    coalesce(w.obstacle, []::varchar[]) as obstacles,
    w.next_step
from wrong as w
left join since as s on s.measure_id = w.measure_id
order by w.position, w.measure_id
