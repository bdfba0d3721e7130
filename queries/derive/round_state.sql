-- What was known of each measure in each round that has begun, because something was released for it or the round before is frozen?
-- One row per round and measure known by then.
-- The version is the one most recently delivered up to that round: by the rounds' reference dates, then by acceptance. A frozen round
-- says for ever what it said when it was frozen, and the round after it is compared with that.
-- What a body led, or a field held, that was gone by the reference date is its heir's, where one has taken over all of it (round_heir).
with said as (
    select m.measure_id, m.version_id, m.delivery_id, d.round, b.reference_date
    from delivered_measure as m
    join standing_delivery as d on d.delivery_id = m.delivery_id and d.is_released
    join begun_round as b on b.round = d.round
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
        b.round,
        b.previous_round,
        l.measure_id,
        arg_max(l.version_id, l.reference_date) as version_id,
        arg_max(l.delivery_id, l.reference_date) as delivery_id,
        max(l.reference_date) = any_value(b.reference_date) as is_named
    from begun_round as b
    join last_said as l on l.reference_date <= b.reference_date
    where not b.is_frozen
    group by b.round, b.previous_round, l.measure_id
),

frozen as (
    select f.round, s.* exclude (freeze_id)
    from standing_freeze as f
    join frozen_state as s on s.freeze_id = f.freeze_id
),

before as (
    select round, measure_id, version_id from known
    union all
    select round, measure_id, version_id from frozen
)

select
    c.round, c.measure_id, c.version_id, c.delivery_id, c.previous_round,
    p.version_id as previous_version_id,
    c.is_named or coalesce(v.stage in ('completed', 'discontinued', 'merged'), false) as is_reported,
    c.previous_round is not null and p.measure_id is null as is_new,
    coalesce(v.stage in ('completed', 'discontinued', 'merged'), false) as has_ended,
    coalesce(f.heir::integer, v.action_field) as action_field, coalesce(d.heir, v.lead_department) as lead_department,
    v.involved, v.levels,
    case
        when v.levels is null or len(v.levels) = 0 then 'none'
        when len(v.levels) > 1 then 'multiple'
        else v.levels[1]
    end as level_class,
    v.stage, v.rating
from known as c
join measure_version as v on v.version_id = c.version_id
left join before as p on p.measure_id = c.measure_id and p.round = c.previous_round
left join round_heir as f on f.round = c.round and f.kind = 'field' and f.code = v.action_field::varchar
left join round_heir as d on d.round = c.round and d.kind = 'department' and d.code = v.lead_department

union all

select
    round, measure_id, version_id, delivery_id, previous_round, previous_version_id, is_reported, is_new, has_ended, action_field,
    lead_department, involved, levels, level_class, stage, rating
from frozen
order by round, measure_id
