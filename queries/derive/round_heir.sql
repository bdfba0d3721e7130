-- Which field or body has taken over all measures of one that was gone by the day of a round?
-- One row per round, kind and code; over several cuts the last heir.
with gone as (
    select kind, code, valid_to
    from master_label
    where kind in ('field', 'department') and valid_to is not null
)

select r.round, p.kind, p.code, max_by(p.heir, (p.until_day, p.heir)) as heir, min(p.from_day) as from_day
from steering_round as r
join lineage_path as p on p.until_day <= r.reference_date and p.is_whole
join gone as g on g.kind = p.kind and g.code = p.code and g.valid_to < r.reference_date
group by r.round, p.kind, p.code
order by r.round, p.kind, p.code
