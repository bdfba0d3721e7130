-- Who has answered for a round, until when were they asked, and in which state is what they sent?
-- One row per body that is there on the reference date or has delivered, by the names of that day, in official order. What is said of a delivery is said of the newest one.
-- is_waiting: something is released, and a newer draft waits for its release.
-- state: missing, draft, partial (released, but not the whole list) or released. versions counts the deliveries that hold;
-- findings_open the errors and warnings of the newest list that no answer settled.
--: Gemeldet hat, wessen Liste oder Bestätigung freigegeben ist. Ein Arbeitsstand ist noch nicht das Wort des Hauses.
--: „in Teilen“: Freigegeben sind nur Listen, die einen Teil der Handlungsfelder oder der Maßnahmen umfassen.
--: Zurückgenommene Rückmeldungen zählen nicht. Offen sind Fehler und Warnungen der neuesten Liste, die keine Antwort geklärt hat.
-- $round: text, code of the steering round
with delivered as (
    select
        e.department,
        bool_or(e.is_released) as has_released,
        bool_or(e.is_released and e.scope = 'whole_list') as has_whole_list,
        count(*) as versions,
        max(e.delivery_id) as delivery_id
    from standing_delivery as e
    where e.round = $round
    group by e.department
),

extended as (
    select department, arg_max(extended_to, recorded_at) as extended_to
    from extension
    where round = $round
    group by department
),

open_findings as (
    select delivery_id, count(*) as findings_open
    from finding
    where severity in ('error', 'warning')
    group by delivery_id
)

select
    d.code as department, coalesce(b.explanation, d.short_name) as name, d.is_member,
    case
        when l.department is null then 'missing'
        when l.has_whole_list then 'released'
        when l.has_released then 'partial'
        else 'draft'
    end as state,
    p.deadline, x.extended_to,
    n.known_from::date as received_on, n.scope, n.kind, n.delivery_id,
    coalesce(l.versions, 0) as versions,
    coalesce(f.findings_open, 0) as findings_open,
    r.released_by, r.released_on, n.recorded_by,
    coalesce(l.has_released, false) and r.delivery_id is null as is_waiting
from department as d
join steering_round as p on p.round = $round
left join round_label as b on b.round = p.round and b.kind = 'department' and b.code = d.code
left join delivered as l on l.department = d.code
left join delivery as n on n.delivery_id = l.delivery_id
left join release as r on r.delivery_id = l.delivery_id
left join open_findings as f on f.delivery_id = l.delivery_id
left join extended as x on x.department = d.code
where b.is_there or l.department is not null
order by coalesce(b.position, d.position)
