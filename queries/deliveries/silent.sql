-- Which measures that were known when a list came did it not name, so that they stay "nicht gemeldet"?
-- One row per measure within what the list speaks for, in the order of the keys; those for which an answer said what became of them
-- are not among them, unless they were only forgotten. What has ended or was merged is missed as the comparison misses it.
-- $delivery_id: integer, number of the delivery
with this as (
    select d.delivery_id, d.department, d.scope, d.scope_fields, d.known_from, r.reference_date as day
    from delivery as d
    join steering_round as r on r.round = d.round
    where d.delivery_id = $delivery_id and d.kind = 'list' and d.scope in ('whole_list', 'fields')
),

before as (
    -- What held when it came, of its round or an earlier one if there is such a word.
    select p.measure_id, p.version_id, d.department, r.reference_date, r.reference_date <= t.day as is_in_time
    from this as t
    join delivered_measure as p on p.delivery_id < t.delivery_id
    join delivery as d on d.delivery_id = p.delivery_id
    join steering_round as r on r.round = d.round
    left join withdrawal as w on w.delivery_id = p.delivery_id
    where w.delivery_id is null or w.withdrawn_at > t.known_from
    qualify row_number() over (
        partition by p.measure_id order by is_in_time desc, r.reference_date desc, p.delivery_id desc
    ) = 1
),

led as (
    select code from lineage_path, this
    where kind = 'department' and heir = department and is_whole and until_day <= day
    union
    select department from this
)

select b.measure_id, v.title
from before as b
cross join this as t
join measure as m on m.measure_id = b.measure_id
join measure_version as v on v.version_id = b.version_id
where coalesce(v.lead_department, m.department) in (select code from led)
  and (t.scope = 'whole_list' or list_contains(t.scope_fields, v.action_field))
  and coalesce(v.stage <> 'merged', true)
  and (
      coalesce(v.stage not in ('completed', 'discontinued'), true)
      or b.reference_date = (select max(o.reference_date) from before as o where o.department = t.department and o.is_in_time)
  )
  and b.measure_id not in (select n.measure_id from delivered_measure as n where n.delivery_id = t.delivery_id)
  and b.measure_id not in (
      select a.measure_id from missing_answer as a where a.delivery_id = t.delivery_id and a.answer <> 'forgotten'
  )
order by b.measure_id
