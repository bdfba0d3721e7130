-- What goes out to each body for a round: how many measures, how many inquiries that it has not answered?
-- One row per body that is there on the reference date of the round, by the names of that day, in official order.
-- measures: what identity/known_measures finds for the body by then, without those that live on in another one (merged).
-- shared: how many of these are in the sheet of the house that gave them their key as well, because their lead has changed.
-- $round: text, code of the steering round
with theirs as (
    select department, measure_id from measure
    union
    select lead_department, measure_id from measure_version where lead_department is not null
    union
    select h.heir, m.measure_id
    from measure as m
    join round_heir as h on h.round = $round and h.kind = 'department' and h.code = m.department
    union
    select h.heir, v.measure_id
    from measure_version as v
    join round_heir as h on h.round = $round and h.kind = 'department' and h.code = v.lead_department
),

said as (
    select
        m.measure_id, m.version_id
    from delivered_measure as m
    join standing_delivery as d on d.delivery_id = m.delivery_id
    join steering_round as r on r.round = d.round
    join steering_round as asked on asked.round = $round
    qualify row_number() over (
        partition by m.measure_id
        order by r.reference_date <= asked.reference_date desc, r.reference_date desc, d.delivery_id desc
    ) = 1
),

counted as (
    select t.department, count(*) as measures, count(*) filter (where t.department <> m.department and h.valid_to is null) as shared
    from said as s
    join theirs as t on t.measure_id = s.measure_id
    join measure as m on m.measure_id = s.measure_id
    join department as h on h.code = m.department
    join measure_version as v on v.version_id = s.version_id
    where v.stage is distinct from 'merged'
    group by t.department
),

asked as (
    select coalesce(b.heir, q.department) as department, count(*) as inquiries_open
    from standing_inquiry as q
    left join round_heir as b on b.round = $round and b.kind = 'department' and b.code = q.department
    join steering_round as r on r.round = q.round
    join steering_round as this on this.round = $round
    where r.reference_date <= this.reference_date
      and not exists (
          select 1
          from standing_reply as a
          where a.inquiry_id = q.inquiry_id
      )
    group by coalesce(b.heir, q.department)
)

select
    d.code as department, d.explanation as name,
    coalesce(c.measures, 0) as measures,
    coalesce(c.shared, 0) as shared,
    coalesce(q.inquiries_open, 0) as inquiries_open
from round_label as d
left join counted as c on c.department = d.code
left join asked as q on q.department = d.code
where d.round = $round and d.kind = 'department' and d.is_there
order by d.position
