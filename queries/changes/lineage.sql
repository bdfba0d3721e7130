-- Which field or body became which between two rounds or days?
-- One row per kind (field, department), code and heir; day is the first day of the new cut.
-- $from: text, the earlier round, or a day as 2025-09-30
-- $to: text, the later round, or a day
with span as (
    select
        coalesce(try_cast($from as date), (select r.reference_date from steering_round as r where r.round = $from)) as first_day,
        coalesce(try_cast($to as date), (select r.reference_date from steering_round as r where r.round = $to)) as last_day
)

select p.kind, p.code, p.heir, min(p.from_day) as day
from lineage_path as p
join span as s on p.from_day > s.first_day and p.until_day <= s.last_day
group by p.kind, p.code, p.heir
order by p.kind desc, day, p.code, p.heir
