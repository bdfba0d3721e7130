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
