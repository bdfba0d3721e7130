-- What are action fields, departments, levels and guiding goals called today, as it is kept when a round is frozen?
-- label is what charts and tables write, explanation the longer name.
-- One row per kind and code, in official order.
select kind, code, label, explanation, position
from (
    select 'field' as kind, number::varchar as code, number || ' ' || short_name as label, long_name as explanation,
        number as position
    from action_field
    union all
    select 'department', code, code, short_name, position from department
    union all
    select 'level', code, label, label, position from level
    union all
    select 'guiding_goal', number::varchar, name, name, number from guiding_goal
) as labels
order by kind, position
