-- What entries of the master data are called by what holds now, and from when to when they are there: one row per kind and code, in
-- official order of each kind. label is what charts and tables write, explanation the longer name. kind: field, department (explanation
-- is the short name), official (the same bodies, label is the official name), level, or guiding_goal.
create view master_label as
select 'field' as kind, number::varchar as code, number || ' ' || short_name as label, long_name as explanation,
    number as position, valid_from, valid_to
from action_field
union all
select 'department', code, code, short_name, position, valid_from, valid_to from department
union all
select 'official', code, official_name, official_name, position, valid_from, valid_to from department
union all
select 'level', code, label, explanation, position, null, null from level
union all
select 'guiding_goal', number::varchar, name, name, number, null, null from guiding_goal;
