-- What is written for the report of a round, as it holds, and what the report of the last released round before it said there?
-- One row per section and subject with a text, for this round or for that one; without a text here, text is null.
-- text_before: what holds of the newest earlier round with a released report; round_before is that round. entries: how often it was written.
-- $round: text, code of the steering round
with here as (
    select reference_date from steering_round where round = $round
),

before as (
    select max_by(p.round, r.reference_date) as round
    from report_release as p
    join steering_round as r on r.round = p.round
    where r.reference_date < (select h.reference_date from here as h)
),

holding as (
    select
        t.round, t.section, t.subject,
        max_by(t."text", (t.written_at, t.rowid)) as "text",
        max_by(t.written_by, (t.written_at, t.rowid)) as written_by,
        max(t.written_at) as written_at,
        count(*) as entries
    from report_text as t
    where t.round = $round or t.round = (select b.round from before as b)
    group by t.round, t.section, t.subject
)

select
    coalesce(n.section, o.section) as section,
    coalesce(n.subject, o.subject) as subject,
    nullif(n."text", '') as "text",
    n.written_by, n.written_at,
    coalesce(n.entries, 0) as entries,
    nullif(o."text", '') as text_before,
    o.round as round_before
from (select section, subject, "text", written_by, written_at, entries from holding where round = $round) as n
full join (select round, section, subject, "text" from holding where round <> $round) as o
    on o.section = n.section and o.subject is not distinct from n.subject
order by 1, 2 nulls first
