-- What is the last word on each measure that a department leads or has once listed?
-- One row per measure of the department, with all values of its latest version, in the order of the keys.
-- Latest: said for the given round or an earlier one if there is such a word, else for a later one; drafts count as said.
-- is_in_latest_list: named by the newest round for which the department delivered anything. last_round and last_delivery_id: by
-- which delivery it was named last. delivered_by: whose list brought the version, for what only that house may see. is_inherited: led
-- by a body that is gone, all measures of which this one has taken over by the day of the round.
-- $department: text, code of the department
-- $round: text, code of the round for which a list is compared; null is the newest (optional)
-- $with_parts: boolean, also what bodies led that were split, of which this one may have taken over a part (optional)
with horizon as (
    select coalesce(
        (select r.reference_date from steering_round as r where r.round = $round),
        date '9999-12-31'
    ) as day
),

ancestor as (
    select p.code, bool_or(p.is_whole) as is_whole
    from lineage_path as p
    join horizon as h on p.until_day <= h.day
    where p.kind = 'department' and p.heir = $department
    group by p.code
),

theirs as (
    select measure_id from measure where department = $department or department in (select code from ancestor)
    union
    select measure_id from measure_version where lead_department = $department or lead_department in (select code from ancestor)
),

said as (
    select m.measure_id, m.version_id, m.delivery_id, d.round, r.reference_date
    from delivered_measure as m
    join theirs as t on t.measure_id = m.measure_id
    join standing_delivery as d on d.delivery_id = m.delivery_id
    join steering_round as r on r.round = d.round
),

latest as (
    select s.measure_id, s.version_id, s.delivery_id, s.round, s.reference_date
    from said as s
    cross join horizon as h
    qualify row_number() over (
        partition by s.measure_id
        order by s.reference_date <= h.day desc, s.reference_date desc, s.delivery_id desc
    ) = 1
),

latest_list as (
    select max(r.reference_date) as day
    from standing_delivery as d
    join steering_round as r on r.round = d.round
    cross join horizon as h
    where d.department = $department and r.reference_date <= h.day
)

select
    m.measure_id,
    l.version_id,
    coalesce(l.reference_date = t.day, false) as is_in_latest_list,
    l.round as last_round,
    l.delivery_id as last_delivery_id,
    f.department as delivered_by,
    coalesce(a.is_whole, false) as is_inherited,
    v.* exclude (version_id, measure_id, delivery_id)
from latest as l
join measure as m on m.measure_id = l.measure_id
join measure_version as v on v.version_id = l.version_id
join delivery as f on f.delivery_id = v.delivery_id
left join ancestor as a on a.code = coalesce(v.lead_department, m.department)
cross join latest_list as t
where m.department = $department or v.lead_department = $department or a.is_whole or (a.code is not null and $with_parts)
order by m.measure_id
