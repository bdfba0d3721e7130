-- Which action fields and departments can be chosen in the filter bar?
-- One row per kind (field, department) and code, in official order.
select kind, code, label, position
from (
    select 'field' as kind, number::varchar as code, number || ' ' || short_name as label, number as position from action_field
    union all
    select 'field', 'none', 'ohne Handlungsfeld', 1000
    union all
    select 'department', code, code, position from department
    union all
    select 'department', 'none', 'ohne Federführung', 1000
) as choices
order by kind desc, position
