-- Which rounds of the master data follow which, and how far has each come?
-- One row per round, oldest first. step is the last one noted, of two in one second the later entry.
with stepped as (
    select round, arg_max(step, (noted_at, rowid)) as step
    from round_step
    group by round
),

answered as (
    select round, count(*) as deliveries
    from standing_delivery
    where is_released
    group by round
),

known as (
    select round, count(*) as measures
    from round_state
    where coalesce(stage <> 'merged', true)
    group by round
)

select
    r.round,
    r.title,
    r.held_on,
    r.reference_date,
    r.deadline,
    f.frozen_by,
    f.frozen_at,
    s.step,
    coalesce(a.deliveries, 0) as deliveries,
    coalesce(k.measures, 0) as measures
from steering_round as r
left join standing_freeze as f on f.round = r.round
left join stepped as s on s.round = r.round
left join answered as a on a.round = r.round
left join known as k on k.round = r.round
order by r.reference_date, r.round
