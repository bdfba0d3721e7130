-- Which measures are led by another house than before, without both houses having said so?
-- One row per round and measure: the house that still has to say it.
-- A house says it by a released list that names the measure, as its own or as a co-report, in the round of the change or later. A
-- house that was closed or founded in between, or from which a new cut of government moves measures to the other, is not asked. A
-- house that never took the measure on need not agree to give it back. A merge asks for itself.
with travelled as (
    select measure_id
    from round_state
    group by measure_id
    having count(distinct lead_department) > 1
),

led as (
    select
        s.round,
        r.reference_date,
        s.measure_id,
        s.lead_department,
        coalesce(s.stage = 'merged', false) as is_merged,
        lag(s.lead_department) over (partition by s.measure_id order by r.reference_date) as lead_before,
        lag(r.reference_date) over (partition by s.measure_id order by r.reference_date) as day_before
    from round_state as s
    join steering_round as r on r.round = s.round
    where s.measure_id in (select t.measure_id from travelled as t)
),

change as (
    select l.measure_id, l.reference_date, l.lead_department, l.lead_before
    from led as l
    join department as n on n.code = l.lead_department and coalesce(n.valid_from <= l.day_before, true)
    join department as o on o.code = l.lead_before and coalesce(o.valid_to >= l.reference_date, true)
    where l.lead_department <> l.lead_before
      and not exists (
          select 1
          from lineage_path as p
          where p.kind = 'department' and p.code = l.lead_before and p.heir = l.lead_department
            and p.from_day > l.day_before and p.until_day <= l.reference_date
      )
),

standing as (
    -- Each round looks at the last change up to it.
    select l.round, l.reference_date, l.measure_id, c.lead_department, c.lead_before, c.reference_date as changed_on
    from led as l
    asof join change as c on c.measure_id = l.measure_id and l.reference_date >= c.reference_date
    where c.lead_department = l.lead_department and not l.is_merged
),

said as (
    select m.measure_id, d.department, d.delivery_id, r.reference_date
    from (
        select delivery_id, measure_id from delivered_measure
        union
        select delivery_id, measure_id from co_report
    ) as m
    join standing_delivery as d on d.delivery_id = m.delivery_id and d.is_released
    join steering_round as r on r.round = d.round
    where m.measure_id in (select t.measure_id from travelled as t)
),

heard as (
    select
        s.round,
        s.measure_id,
        s.lead_department,
        s.lead_before,
        coalesce(bool_or(w.department = s.lead_department and w.reference_date >= s.changed_on), false) as has_new_said,
        coalesce(bool_or(w.department = s.lead_before and w.reference_date >= s.changed_on), false) as has_old_said,
        coalesce(bool_or(w.department = s.lead_before and w.reference_date < s.changed_on), false) as had_old_accepted
    from standing as s
    left join standing_freeze as f on f.round = s.round
    left join said as w
        on w.measure_id = s.measure_id
        and w.reference_date <= s.reference_date
        and (f.deliveries is null or list_contains(f.deliveries, w.delivery_id))
    group by s.round, s.measure_id, s.lead_department, s.lead_before
)

select
    round,
    measure_id,
    if(has_new_said, lead_before, lead_department) as waits_for,
    lead_department as led_by,
    lead_before as was_led_by
from heard
where not has_new_said or (had_old_accepted and not has_old_said)
order by round, measure_id
