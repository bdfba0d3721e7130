-- Under which title is each measure of some departments known?
-- One row per measure, with the title and lead of its latest version; what a body led that one of them has followed is led by that one.
-- $departments: list, codes of the departments that lead the measures
with latest as (
    select m.measure_id, arg_max(m.version_id, m.delivery_id) as version_id
    from delivered_measure as m
    join standing_delivery as d on d.delivery_id = m.delivery_id
    group by m.measure_id
),

inherited as (
    select code, heir
    from lineage_path
    where kind = 'department' and is_whole and list_contains($departments, heir)
)

select l.measure_id, v.title, coalesce(i.heir, v.lead_department) as lead_department
from latest as l
join measure_version as v on v.version_id = l.version_id
left join inherited as i on i.code = v.lead_department
where i.heir is not null or list_contains($departments, v.lead_department)
order by l.measure_id
