-- What stands in the way of an orderly freeze of a round? Nothing of it stops one.
-- One row per thing that is open: kind, body concerned, its name, measure where it is about one, and what it is, by kind and body.
-- A body that is not there any more on the reference date has its last name.
-- kind: not_delivered (nothing released), partial (only a part of the list is released, which detail names), not_released (a draft
-- waits), inquiry (unanswered), not_reported (a measure without a word), or consent (a merge into another house's measure, which
-- detail names, or a change of lead, without that house's yes). asked_for: the other round for which an inquiry was put.
--: Offen ist jede unbeantwortete Frage, die für diese oder eine frühere Runde oder vor dem Sitzungstag dieser Runde gestellt wurde.
--: Schweigen hält keine Festschreibung auf: Was nicht gemeldet ist, wird so eingeordnet, und der Vermerk nennt es.
-- $round: text, code of the steering round
with released as (
    select
        d.department,
        any_value(a.answer) <> 'partial' as is_whole,
        list_sort(list_distinct(flatten(list(coalesce(d.scope_fields, []::integer[]))))) as fields
    from standing_delivery as d
    join body_answer as a on a.round = d.round and a.department = d.department
    where d.round = $round and d.is_released
    group by d.department
),

waiting as (
    select department, max(delivery_id) as delivery_id
    from standing_delivery
    where round = $round and not is_released
    group by department
),

answered as (
    select distinct inquiry_id
    from standing_reply
    where is_released
),

unanswered as (
    -- What was put for an earlier round is still open, and so is what was asked before this one meets, for whichever round.
    select coalesce(h.heir, q.department) as department, q.measure_id, q."text", nullif(q.round, $round) as asked_for
    from standing_inquiry as q
    left join round_heir as h on h.round = $round and h.kind = 'department' and h.code = q.department
    join steering_round as r on r.round = q.round
    join steering_round as this on this.round = $round
    where q.inquiry_id not in (select inquiry_id from answered)
      and (
          r.reference_date <= this.reference_date
          or coalesce(q.meeting, q.asked_on) <= coalesce(this.held_on, this.reference_date)
      )
),

found as (
    select 'not_delivered' as kind, d.code as department, null as measure_id, null as detail, null as asked_for
    from round_label as d
    where d.round = $round and d.kind = 'department' and d.is_there and d.code not in (select department from released)

    union all

    select 'partial', r.department, null, nullif(array_to_string(r.fields, ', '), ''), null
    from released as r
    where not r.is_whole

    union all

    select 'not_released', department, null, delivery_id::varchar, null
    from waiting

    union all

    select 'inquiry', department, measure_id, "text", asked_for
    from unanswered

    union all

    select 'not_reported', s.responsible, s.measure_id, s.title, null
    from round_figure as s
    where s.round = $round and not s.is_reported

    union all

    select 'consent', c.waits_for, c.measure_id, c.other_id, null
    from pending_consent as c
    where c.round = $round
)

select f.kind, f.department, coalesce(d.explanation, m.explanation, f.department) as name, f.measure_id, f.detail, f.asked_for
from found as f
left join round_label as d on d.round = $round and d.kind = 'department' and d.code = f.department
left join master_label as m on m.kind = 'department' and m.code = f.department
order by list_position(
    ['consent', 'not_delivered', 'not_released', 'not_reported', 'partial', 'inquiry'], f.kind
), coalesce(d.position, m.position), f.measure_id, f.detail
