-- What do the overview's filters and figures look at, in each round and beside it in the round before?
-- One row per round and measure known by then.
-- A frozen round counts for ever what it counted when it was frozen.
-- rating: what is not confirmed for a round was not rated for it, and counts as not rated.
-- is_on_plan: rated green and not ended. is_asking: the round is asked to decide (queries/attention/decision_needed.sql).
with asking as (
    select distinct round, measure_id
    from attention
    where rule = 'decision_needed'
),

state as (
    select
        s.round,
        s.previous_round,
        s.measure_id,
        s.version_id,
        coalesce(s.action_field::varchar, 'none') as field,
        coalesce(s.lead_department, 'none') as department,
        coalesce(s.lead_department, h.heir, m.department) as responsible,
        coalesce(s.involved, []::varchar[]) as involved,
        s.level_class as level,
        coalesce(s.stage, 'none') as stage,
        case when s.is_reported then coalesce(s.rating, 'none') else 'none' end as rating,
        s.has_ended,
        s.is_new,
        s.is_reported,
        coalesce(s.rating = 'green' and s.is_reported and not s.has_ended, false) as is_on_plan,
        a.measure_id is not null as is_asking
    from round_state as s
    join measure as m on m.measure_id = s.measure_id
    left join round_heir as h on h.round = s.round and h.kind = 'department' and h.code = m.department
    left join asking as a on a.round = s.round and a.measure_id = s.measure_id
)

select
    c.round,
    c.measure_id,
    v.title,
    c.responsible,
    d.position,
    c.field,
    c.department,
    c.involved,
    c.level,
    c.stage,
    c.rating,
    c.has_ended,
    c.is_new,
    c.is_reported,
    c.is_on_plan,
    c.is_asking,
    p.measure_id is not null as was_known,
    coalesce(c.stage <> 'merged' and p.stage <> 'merged', false) as is_compared,
    p.stage as was_stage,
    coalesce(p.is_reported, false) as was_reported,
    coalesce(p.is_on_plan, false) as was_on_plan,
    coalesce(p.is_asking, false) as was_asking
from state as c
join measure_version as v on v.version_id = c.version_id
left join state as p on p.round = c.previous_round and p.measure_id = c.measure_id
left join round_label as d on d.round = c.round and d.kind = 'department' and d.code = c.responsible
where c.round not in (select round from standing_freeze)

union all

select
    s.round,
    s.measure_id,
    v.title,
    f.responsible,
    f.position,
    f.field,
    f.department,
    f.involved,
    f.level,
    f.stage,
    f.rating,
    f.has_ended,
    f.is_new,
    f.is_reported,
    f.is_on_plan,
    f.is_asking,
    f.was_known,
    f.is_compared,
    f.was_stage,
    f.was_reported,
    f.was_on_plan,
    f.was_asking
from standing_freeze as z
join frozen_figure as f on f.freeze_id = z.freeze_id
join round_state as s on s.round = z.round and s.measure_id = f.measure_id
join measure_version as v on v.version_id = s.version_id
order by round, measure_id
