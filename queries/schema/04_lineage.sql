-- What entries of the master data are called, were called, and became.

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

-- Which field or body became which, and from which day: one row per kind (field, department), code, successor and day.
-- is_whole: all its measures go to this one successor; else a list says which of them do.
create view lineage as
with told as (
    select
        'department' as kind, d.code, unnest(f.successors) as successor, coalesce(f.valid_from, d.valid_to + 1) as from_day,
        d.valid_to is not null and f.rule = 'auto' and cardinality(f.by_action_field) = 0 as is_sure, f.successors[1] as first
    from former_department as f
    join department as d on d.code = f.name or list_contains(f.aliases, d.code)

    union all

    select
        'field', a.number::varchar, unnest(f.successors)::varchar, coalesce(f.valid_from, a.valid_to + 1),
        a.valid_to is not null and len(f.successors) = 1, f.successors[1]::varchar
    from former_field as f
    join action_field as a on a.number = f.number
)

select kind, code, successor, from_day, is_sure and successor = first as is_whole
from told
where from_day is not null and successor <> code;

-- Which field or body became which over any number of cuts: one row per kind, code, heir, and first and last day of the cuts between
-- them. is_whole: each of the cuts passed on all measures.
create view lineage_path as
with recursive path as (
    select kind, code, successor as heir, from_day, from_day as until_day, is_whole
    from lineage

    union

    select p.kind, p.code, l.successor, p.from_day, l.from_day, p.is_whole and l.is_whole
    from path as p
    join lineage as l on l.kind = p.kind and l.code = p.heir and l.from_day >= p.until_day
    where l.successor <> p.code
)

select kind, code, heir, from_day, until_day, is_whole
from path;

-- Which field or body has taken over all measures of one that was gone by the day of a round: one row per round, kind and code; from_day
-- is the first day of the new cut. Derived anew at each publication by queries/derive/round_heir.sql.
create table round_heir (
    round varchar not null,
    kind varchar not null,
    code varchar not null,
    heir varchar not null,
    from_day date not null
);
