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
