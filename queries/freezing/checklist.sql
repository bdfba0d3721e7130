-- What stands in the way of an orderly freeze of a round? Nothing of it stops one.
-- One row per thing that is open: kind, body concerned, its name, measure where it is about one, and what it is, by kind and body.
-- kind: not_delivered (nothing released), partial (only a part of the list is released, which detail names), not_released (a draft
-- waits), inquiry (unanswered), not_reported (a measure without a word), or consent (a merge into another house's measure, which
-- detail names, or a change of lead, without that house's yes).
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

found as (
    select 'not_delivered' as kind, d.code as department, null as measure_id, null as detail
    from department as d
    where d.valid_to is null and d.code not in (select department from released)

    union all

    select 'partial', r.department, null, nullif(array_to_string(r.fields, ', '), '')
    from released as r
    where not r.is_whole

    union all

    select 'not_released', department, null, delivery_id::varchar
    from waiting

    union all

    select 'inquiry', q.department, q.measure_id, q."text"
    from standing_inquiry as q
    where q.round = $round and q.inquiry_id not in (select inquiry_id from answered)

    union all

    select 'not_reported', s.responsible, s.measure_id, s.title
    from round_figure as s
    where s.round = $round and not s.is_reported

    union all

    select 'consent', c.waits_for, c.measure_id, c.other_id
    from pending_consent as c
    where c.round = $round
)

select f.kind, f.department, coalesce(d.short_name, f.department) as name, f.measure_id, f.detail
from found as f
left join department as d on d.code = f.department
order by list_position(
    ['consent', 'not_delivered', 'not_released', 'not_reported', 'partial', 'inquiry'], f.kind
), d.position, f.measure_id, f.detail
