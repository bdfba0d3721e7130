-- Which co-reports (Mitmeldungen) of other houses wait for the house that leads?
-- One row per co-report that is linked to no measure yet, by round, sender and place; nothing that is internal to the sender.
-- A later list of the same sender and round replaces what the earlier one said.
-- $department: text, code of the department that leads
with newest as (
    select department, round, max(delivery_id) as delivery_id
    from standing_delivery
    group by department, round
)
select
    d.round,
    d.department as reported_by,
    c.title,
    c."values" ->> '$.stage' as stage,
    c."values" ->> '$.report' as report,
    d.delivery_id
from co_report as c
join newest as n on n.delivery_id = c.delivery_id
join standing_delivery as d on d.delivery_id = c.delivery_id
join steering_round as r on r.round = d.round
where c.lead_department = $department and c.measure_id is null
order by r.reference_date desc, d.department, c.sheet, c.row
