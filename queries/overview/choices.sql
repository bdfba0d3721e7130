-- Which action fields, departments and levels can be chosen in the filter bar?
-- What only a frozen round knows stands behind today's, so that nothing it counts is left out.
-- One row per kind (field, department, level) and code, in official order.
select kind, code, label, position
from (
    select 'field' as kind, number::varchar as code, number || ' ' || short_name as label, number as position from action_field
    union all
    select 'field', 'none', 'ohne Handlungsfeld', 1000
    union all
    select 'department', code, code, position from department
    union all
    select 'department', 'none', 'ohne Federführung', 1000
    union all
    select 'level', code, label, position from level
    union all
    select l.kind, l.code, max(l.label), 500 + max(l.position)
    from frozen_label as l
    join standing_freeze as f on f.freeze_id = l.freeze_id
    where (l.kind = 'field' and l.code not in (select number::varchar from action_field))
       or (l.kind = 'department' and l.code not in (select code from department))
       or (l.kind = 'level' and l.code not in (select code from level))
    group by l.kind, l.code
) as choices
order by kind desc, position
