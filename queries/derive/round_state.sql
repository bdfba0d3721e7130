-- What was known of each measure in each round that has begun, because something was released for it or the round before is frozen?
-- One row per round and measure known by then.
-- The version is the one most recently delivered up to that round: by the rounds' reference dates, then by acceptance. A frozen round
-- says for ever what it said when it was frozen.
with answered as (
    select distinct r.round, r.reference_date
    from steering_round as r
    join standing_delivery as d on d.round = r.round and d.is_released

    union

    select next.round, next.reference_date
    from steering_round as r
    join standing_freeze as f on f.round = r.round
    join steering_round as next on next.reference_date > r.reference_date
    where not exists (
        select 1
        from steering_round as between_them
        where between_them.reference_date > r.reference_date and between_them.reference_date < next.reference_date
    )
),

in_order as (
    select round, reference_date, lag(round) over (order by reference_date, round) as previous_round
    from answered
),

said as (
    select m.measure_id, m.version_id, m.delivery_id, d.round, a.reference_date
    from delivered_measure as m
    join standing_delivery as d on d.delivery_id = m.delivery_id and d.is_released
    join answered as a on a.round = d.round
),

last_said as (
    -- The last word of each round on each measure.
    select
        measure_id,
        round,
        reference_date,
        arg_max(version_id, delivery_id) as version_id,
        max(delivery_id) as delivery_id
    from said
    group by measure_id, round, reference_date
),

known as (
    -- Each round sees the last word spoken up to it.
    select
        o.round,
        o.previous_round,
        l.measure_id,
        arg_max(l.version_id, l.reference_date) as version_id,
        arg_max(l.delivery_id, l.reference_date) as delivery_id,
        max(l.reference_date) = any_value(o.reference_date) as is_named
    from in_order as o
    join last_said as l on l.reference_date <= o.reference_date
    where o.round not in (select round from standing_freeze)
    group by o.round, o.previous_round, l.measure_id
),

told as (
    -- What a round is compared with: the frozen state of the round before, where it is frozen.
    select round, measure_id, version_id
    from known

    union all

    select f.round, s.measure_id, s.version_id
    from standing_freeze as f
    join frozen_state as s on s.freeze_id = f.freeze_id
),

with_values as (
    select
        k.round,
        k.previous_round,
        k.measure_id,
        k.version_id,
        k.delivery_id,
        k.is_named,
        v.action_field,
        v.lead_department,
        v.involved,
        v.levels,
        v.stage,
        v.rating,
        coalesce(v.stage in ('completed', 'discontinued', 'merged'), false) as has_ended
    from known as k
    join measure_version as v on v.version_id = k.version_id
)

select
    c.round,
    c.measure_id,
    c.version_id,
    c.delivery_id,
    c.previous_round,
    p.version_id as previous_version_id,
    c.is_named or c.has_ended as is_reported,
    c.previous_round is not null and p.measure_id is null as is_new,
    c.has_ended,
    c.action_field,
    c.lead_department,
    c.involved,
    c.levels,
    case
        when c.levels is null or len(c.levels) = 0 then 'none'
        when len(c.levels) > 1 then 'multiple'
        else c.levels[1]
    end as level_class,
    c.stage,
    c.rating
from with_values as c
left join told as p on p.measure_id = c.measure_id and p.round = c.previous_round

union all

select
    f.round,
    s.measure_id,
    s.version_id,
    s.delivery_id,
    s.previous_round,
    s.previous_version_id,
    s.is_reported,
    s.is_new,
    s.has_ended,
    s.action_field,
    s.lead_department,
    s.involved,
    s.levels,
    s.level_class,
    s.stage,
    s.rating
from standing_freeze as f
join frozen_state as s on s.freeze_id = f.freeze_id
order by round, measure_id
