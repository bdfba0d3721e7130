-- From which day the names of new master data hold.
alter table master_load add column valid_from date;

-- After which delivery new master data were taken.
alter table master_load add column after_delivery integer;

-- From which day successors lead the measures of a body.
alter table former_department add column valid_from date;

-- Action fields that were merged, split or closed: one row per field and day. successors are numbers of action fields; valid_from: the
-- day from which they hold its measures, null for the day after the end of the field.
create table former_field (
    number integer not null,
    successors integer[] not null,
    valid_from date
);

-- What entries of the master data were called before: one row per entry and load that changed its words or its place, with what they
-- were until then. until_day: the first day on which they held no more. A load that is taken back leaves no row here.
create table former_label (
    kind varchar not null,
    code varchar not null,
    label varchar not null,
    explanation varchar not null,
    position integer not null,
    until_day date not null,
    master_id integer not null
);

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

-- What entries of the master data are called in each round, by the names of its reference date: one row per round, kind and code, as in
-- master_label. is_there: the entry holds on that day; else the round only knows measures that name it. Derived anew at each publication
-- by queries/derive/round_label.sql.
create table round_label (
    round varchar not null,
    kind varchar not null,
    code varchar not null,
    label varchar not null,
    explanation varchar not null,
    position integer not null,
    is_there boolean not null
);
