-- Which deliveries came, and what has become of each?
-- One row per delivery, newest first; also those that were taken back.
-- new counts measures that were not known when it came, changed those with a new version, unchanged those it confirmed.
-- is_newest: the department's newest that holds, the only one that can be taken back.
-- $round: text, only for this round (optional)
-- $department: text, only of this body (optional)
with known as (
    -- What was known when a delivery came: told before, by one that was not taken back by then.
    select distinct m.delivery_id, m.measure_id
    from delivered_measure as m
    join delivery as d on d.delivery_id = m.delivery_id
    join delivered_measure as p on p.measure_id = m.measure_id and p.delivery_id < m.delivery_id
    left join withdrawal as w on w.delivery_id = p.delivery_id
    where w.delivery_id is null or w.withdrawn_at > d.known_from
),

counted as (
    select
        m.delivery_id,
        count(*) filter (m.is_new_version and k.measure_id is null) as new,
        count(*) filter (m.is_new_version and k.measure_id is not null) as changed,
        count(*) filter (not m.is_new_version) as unchanged
    from delivered_measure as m
    left join known as k on k.delivery_id = m.delivery_id and k.measure_id = m.measure_id
    group by m.delivery_id
),

newest as (
    select department, max(delivery_id) as delivery_id
    from standing_delivery
    group by department
)

select
    d.delivery_id, d.round, d.department, d.kind, d.file_name, d.sha256, d.sender, d.recorded_by, d.proof, d.scope,
    d.as_of, d.known_from,
    coalesce(c.new, 0) as new, coalesce(c.changed, 0) as changed, coalesce(c.unchanged, 0) as unchanged,
    r.released_by is not null as is_released, r.released_by, r.released_on, r.reference,
    w.withdrawn_at is not null as is_withdrawn, w.withdrawn_at, w.withdrawn_by, w.reason as withdrawal_reason,
    coalesce(n.delivery_id = d.delivery_id, false) as is_newest,
    exists (select 1 from redaction as x where x.delivery_id = d.delivery_id) as is_redacted
from delivery as d
left join counted as c on c.delivery_id = d.delivery_id
left join release as r on r.delivery_id = d.delivery_id
left join withdrawal as w on w.delivery_id = d.delivery_id
left join newest as n on n.department = d.department
where ($round is null or d.round = $round) and ($department is null or d.department = $department)
order by d.delivery_id desc
