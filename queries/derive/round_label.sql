-- What are the entries of the master data called in each round, by the names of its reference date?
-- One row per round, kind and code: what is there on that day, and what measures of the round name.
-- A name holds until the first day of the next one (former_label); of two changes for the same days the later load holds. A frozen
-- round keeps the names of its freeze, and gets those that were not kept then as any round does.
with changed as (
    -- The last change that has come into force by the reference date.
    select r.round, f.kind, f.code, max(f.master_id) filter (f.until_day <= r.reference_date) as master_id
    from steering_round as r
    cross join former_label as f
    group by r.round, f.kind, f.code
),

earlier as (
    -- What the next change has replaced held until then.
    select
        c.round, c.kind, c.code,
        arg_min(f.label, f.master_id) as label,
        arg_min(f.explanation, f.master_id) as explanation,
        arg_min(f.position, f.master_id) as position
    from changed as c
    join former_label as f on f.kind = c.kind and f.code = c.code and f.master_id > coalesce(c.master_id, 0)
    group by c.round, c.kind, c.code
),

named as (
    select distinct s.round, 'field' as kind, s.action_field::varchar as code from round_state as s
    union
    select s.round, 'department', coalesce(s.lead_department, h.heir, m.department)
    from round_state as s
    join measure as m on m.measure_id = s.measure_id
    left join round_heir as h on h.round = s.round and h.kind = 'department' and h.code = m.department
    union
    select s.round, 'department', unnest(s.involved) from round_state as s
),

today as (
    select
        r.round, m.kind, m.code,
        coalesce(e.label, m.label) as label,
        coalesce(e.explanation, m.explanation) as explanation,
        coalesce(e.position, m.position) as position,
        coalesce(m.valid_from <= r.reference_date, true) and coalesce(m.valid_to >= r.reference_date, true) as is_there
    from steering_round as r
    cross join master_label as m
    left join earlier as e on e.round = r.round and e.kind = m.kind and e.code = m.code
),

kept as (
    select f.round, l.kind, l.code, l.label, l.explanation, l.position
    from standing_freeze as f
    join frozen_label as l on l.freeze_id = f.freeze_id
    where l.kind in ('field', 'department', 'official', 'level', 'guiding_goal')
),

frozen_kinds as (
    select distinct round, kind from kept
)

select
    t.round, t.kind, t.code, t.label, t.explanation, t.position, t.is_there
from today as t
left join named as n on n.round = t.round and n.code = t.code and n.kind = if(t.kind = 'official', 'department', t.kind)
where (t.is_there or n.code is not null)
  and (t.round, t.kind) not in (select (k.round, k.kind) from frozen_kinds as k)

union all

select k.round, k.kind, k.code, k.label, k.explanation, k.position, coalesce(t.is_there, true)
from kept as k
left join today as t on t.round = k.round and t.kind = k.kind and t.code = k.code
order by round, kind, position, code
