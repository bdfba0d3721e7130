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
