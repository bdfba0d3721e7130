-- With whom is the report of a round agreed, and when did the Senate decide on it?
-- One row per body, and one without a body for the Senate, as the last entry has it.
-- $round: text, code of the steering round
with newest as (
    select
        a.department,
        max_by(coalesce(a.stance, ''), (a.recorded_at, a.rowid)) as stance,
        max_by(a.agreed_on, (a.recorded_at, a.rowid)) as agreed_on,
        max_by(coalesce(a.reference, ''), (a.recorded_at, a.rowid)) as reference,
        max_by(a.recorded_by, (a.recorded_at, a.rowid)) as recorded_by,
        max(a.recorded_at) as recorded_at
    from report_agreement as a
    where a.round = $round
    group by a.department
)

select n.department, n.stance, n.agreed_on, nullif(n.reference, '') as reference, n.recorded_by, n.recorded_at
from newest as n
where n.stance <> ''
order by n.department nulls last
