-- Which reports were released?
-- One row per release, newest first. holds: it is the newest one of its round. redacted_on: from which day words or files are missing.
-- $round: text, code of the steering round, else of all (optional)
with redacted as (
    select report_id, min(redacted_on) as redacted_on
    from report_file
    group by report_id
)

select
    p.report_id, p.round, r.title as round_title, p.freeze_id, p.reference_date, p.senate_on, p.reason, p.is_sample, p.sha256,
    p.released_by, p.released_at,
    p.report_id = max(p.report_id) over (partition by p.round) as holds,
    d.redacted_on
from report_release as p
left join steering_round as r on r.round = p.round
left join redacted as d on d.report_id = p.report_id
where $round::varchar is null or p.round = $round
order by p.report_id desc
