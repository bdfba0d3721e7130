-- Who was asked for a round, who answered, and was it in time?
-- One row per body that was there on the reference date or has answered, in official order. answer: missing, draft, or as the view
-- body_answer has it. answered_on: when its first released answer came; asked_until: with the time that it was given.
-- Of sample lists no day is told. is_late: it came after that. is_after_freeze: what it released after the state was frozen, which does not count.
--: Gefragt ist jedes Haus, das es am Stichtag gab. Geantwortet hat, wessen Rückmeldung freigegeben ist; zu spät ist, was nach der Frist
--: kam, die dem Haus gesetzt war. Was nach der Festschreibung kam, zählt erst in der nächsten Runde.
-- $round: text, code of the steering round
with extended as (
    select department, arg_max(extended_to, (recorded_at, rowid)) as extended_to
    from extension
    where round = $round
    group by department
),

released as (
    select
        d.department,
        min(d.known_from) filter (where not d.is_sample) as first_from,
        bool_or(f.freeze_id is not null and not list_contains(f.deliveries, d.delivery_id)) as is_after_freeze
    from standing_delivery as d
    left join standing_freeze as f on f.round = d.round
    where d.round = $round and d.is_released
    group by d.department
)

select
    d.code as department,
    coalesce(w.label, d.official_name) as name,
    coalesce(a.answer, 'missing') as answer,
    r.first_from::date as answered_on,
    coalesce(x.extended_to, s.deadline) as asked_until,
    coalesce(r.first_from::date > coalesce(x.extended_to, s.deadline), false) as is_late,
    coalesce(r.is_after_freeze, false) as is_after_freeze
from department as d
join steering_round as s on s.round = $round
left join round_label as w on w.round = s.round and w.kind = 'official' and w.code = d.code
left join round_label as p on p.round = s.round and p.kind = 'department' and p.code = d.code
left join body_answer as a on a.round = s.round and a.department = d.code
left join released as r on r.department = d.code
left join extended as x on x.department = d.code
where p.is_there or a.department is not null
order by coalesce(p.position, d.position)
