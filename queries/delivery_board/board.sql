-- Who has answered for a round, until when were they asked, and in which state is what they sent?
-- One row per body that is there on the reference date or has delivered, by the names of that day, in official order. What is said of a
-- delivery is said of the newest one.
-- is_waiting: something is released, and a newer draft waits for its release.
-- state: missing, or as the view body_answer has it. versions counts the deliveries that hold; findings_open the errors and warnings
-- of the newest list that no answer settled. inquiries_open and decisions_open are those of this round and of earlier ones,
-- inquiries_later those of later rounds, which later_rounds names.
-- reminded_on is the newest reminder for this round; asked_until what is asked for and not decided yet.
--: Gemeldet hat, wessen Liste oder Bestätigung freigegeben ist. Ein Arbeitsstand ist noch nicht das Wort des Hauses.
--: Geliefert, unverändert bestätigt und Fehlanzeige (nichts zu melden) sind verschiedene Antworten; jede ist vollständig.
--: „in Teilen“: Freigegeben sind nur Listen, in denen Maßnahmen fehlen, die von dem Haus bekannt waren. Nennen mehrere Teillisten
--: zusammen alle diese Maßnahmen, ist die Rückmeldung vollständig.
--: Zurückgenommene Rückmeldungen zählen nicht. Offen sind Fehler und Warnungen der neuesten Liste, die keine Antwort geklärt hat.
-- $round: text, code of the steering round
with extended as (
    select department, arg_max(extended_to, (recorded_at, rowid)) as extended_to
    from extension
    where round = $round
    group by department
),

asked as (
    select
        coalesce(h.heir, q.department) as department,
        count(*) filter (where r.reference_date <= here.reference_date) as inquiries_open,
        count(*) filter (where r.reference_date > here.reference_date) as inquiries_later,
        list_sort(list_distinct(list(q.round) filter (where r.reference_date > here.reference_date))) as later_rounds
    from standing_inquiry as q
    left join round_heir as h on h.round = $round and h.kind = 'department' and h.code = q.department
    join steering_round as r on r.round = q.round
    join steering_round as here on here.round = $round
    where not exists (select 1 from standing_reply as s where s.inquiry_id = q.inquiry_id and s.is_released)
    group by 1
),

bound as (
    select coalesce(h.heir, b.department) as department, count(*) as decisions_open
    from (select unnest(d.departments) as department, d.round from standing_decision as d where d.state = 'open') as b
    join steering_round as r on r.round = b.round
    join steering_round as here on here.round = $round and r.reference_date <= here.reference_date
    left join round_heir as h on h.round = $round and h.kind = 'department' and h.code = b.department
    group by 1
),

reminded as (
    select department, max(reminded_on) as reminded_on
    from standing_reminder
    where round = $round
    group by department
),

requested as (
    select department, max(requested_to) as asked_until
    from standing_request
    where round = $round and is_granted is null
    group by department
),

open_findings as (
    select delivery_id, count(*) as findings_open
    from finding
    where severity in ('error', 'warning')
    group by delivery_id
)

select
    d.code as department, coalesce(w.explanation, d.short_name) as name, d.is_member,
    coalesce(l.answer, 'missing') as state,
    p.deadline, x.extended_to,
    n.known_from::date as received_on, n.scope, n.kind, n.delivery_id,
    coalesce(l.versions, 0) as versions,
    coalesce(f.findings_open, 0) as findings_open,
    r.released_by, r.released_on, n.recorded_by,
    coalesce(l.answer <> 'draft' and l.has_newer_draft, false) as is_waiting,
    coalesce(a.inquiries_open, 0) as inquiries_open,
    coalesce(a.inquiries_later, 0) as inquiries_later,
    coalesce(a.later_rounds, []::varchar[]) as later_rounds,
    coalesce(b.decisions_open, 0) as decisions_open,
    m.reminded_on, q.asked_until
from department as d
join steering_round as p on p.round = $round
left join round_label as w on w.round = p.round and w.kind = 'department' and w.code = d.code
left join body_answer as l on l.round = $round and l.department = d.code
left join delivery as n on n.delivery_id = l.delivery_id
left join release as r on r.delivery_id = l.delivery_id
left join open_findings as f on f.delivery_id = l.delivery_id
left join extended as x on x.department = d.code
left join asked as a on a.department = d.code
left join bound as b on b.department = d.code
left join reminded as m on m.department = d.code
left join requested as q on q.department = d.code
where w.is_there or l.department is not null
order by coalesce(w.position, d.position)
