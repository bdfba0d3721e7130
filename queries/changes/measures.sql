-- What became of each measure between two rounds or days (Verbleib), and what changed in it?
-- One row per measure known at the later point, by official order of the responsible bodies and key.
-- was_counted, is_counted: part of the total (known and not merged) then and now. fate: of what was counted then one of merged, split,
-- moved, renamed, ended_with_reason, ended_without_reason, completed, closed_before, not_reported, continued; of what is only counted
-- now part (of a split) or new. trend: new, ended, not_reported, worse, better or same, of what is counted now. others: the measures
-- it lives on in. reason: why it was ended; why: the house's reason for its rating, or the obstacle. waits_for: the body that has not
-- yet said yes to a merge into its measure. moves, postponed_days: between both.
--: Jede Maßnahme des früheren Stands endet in genau einer Klasse. Gefragt wird in dieser Reihenfolge: zusammengeführt, aufgeteilt,
--: gewechselt (Ressort oder Handlungsfeld), umbenannt, mit Grund beendet, ohne Grund beendet, umgesetzt, schon vorher beendet, nicht
--: gemeldet, fortgeführt. Aus der Gesamtzahl scheiden nur zusammengeführte und aufgeteilte Maßnahmen aus.
--: Schlechter ist eine schlechtere Ampel oder ein Rückschritt im Umsetzungsstand; besser, was in einem besser und in keinem schlechter
--: wurde und nicht verschoben ist. Eine erste Ampel ist keins von beiden; sagt sie nicht „im Plan“, heißt nichts besser. Neues,
--: Beendetes und nicht Gemeldetes steht für sich. Ampeln zählen nur, wo sie bestätigt sind.
-- $from: text, the earlier round, or a day as 2025-09-30
-- $to: text, the later round, or a day; of a day, the round before it tells what was reported
-- $stage_order: vocabulary, stages from far to near
-- $rating_order: vocabulary, ratings from worse to better
with point as (
    select
        p.side, try_cast(p.asked as date) as day, max_by(r.round, r.reference_date) as round
    from (values ('from', $from), ('to', $to)) as p (side, asked)
    join steering_round as r on r.round = p.asked or r.reference_date <= try_cast(p.asked as date)
    where r.round in (select s.round from round_state as s)
    group by p.side, p.asked
),

state as (
    select p.side, s.measure_id, s.version_id, s.stage, s.rating, s.action_field, s.lead_department, s.is_reported
    from point as p join round_state as s on s.round = p.round and p.day is null
    union all
    select p.side, m.measure_id, m.version_id, m.stage, m.rating, m.action_field, m.lead_department, coalesce(s.is_reported, true)
    from point as p join measure_span as m on p.day >= m.valid_from and p.day < m.valid_to
    left join round_state as s on s.round = p.round and s.measure_id = m.measure_id
),

pair as (
    select
        n.measure_id, v.title, w.title as was_title, coalesce(n.lead_department, m.department) as responsible, n.is_reported,
        coalesce(o.is_reported, false) as was_reported,
        coalesce(o.stage <> 'merged', o.measure_id is not null) as was_counted, coalesce(n.stage <> 'merged', true) as is_counted,
        n.action_field as field, o.action_field as was_field, n.lead_department as department, o.lead_department as was_department,
        n.stage, o.stage as was_stage, if(n.is_reported, n.rating, null) as rating, if(o.is_reported, o.rating, null) as was_rating,
        v."end", w."end" as was_end, coalesce(v.rating_reason, v.obstacle_text) as reason,
        list_position($rating_order, n.rating) - list_position($rating_order, o.rating) as rating_step,
        list_position($stage_order, n.stage) - list_position($stage_order, o.stage) as stage_step
    from state as n join measure_version as v on v.version_id = n.version_id join measure as m on m.measure_id = n.measure_id
    left join state as o on o.side = 'from' and o.measure_id = n.measure_id
    left join measure_version as w on w.version_id = o.version_id
    where n.side = 'to'
),

after as (
    select g.measure_id, list(g.other_id order by g.other_id) as others, bool_or(g.is_split) as is_split
    from succession as g join point as t on t.side = 'to' and t.round = g.round group by g.measure_id
)

select
    p.measure_id, p.title, p.was_title, p.responsible, p.is_reported, p.was_reported, p.was_counted, p.is_counted, p.field, p.was_field,
    p.department, p.was_department, p.stage, p.was_stage, p.rating, p.was_rating, p."end", p.was_end,
    case
        when p.was_counted and not p.is_counted then if(coalesce(a.is_split, false), 'split', 'merged')
        when p.is_counted and not p.was_counted then if(b.measure_id is null, 'new', 'part')
        when not p.was_counted then null
        when p.department <> p.was_department or p.field <> p.was_field then 'moved'
        when regexp_replace(lower(p.title), '[^\p{L}\p{N}]', '', 'g') <> regexp_replace(lower(p.was_title), '[^\p{L}\p{N}]', '', 'g')
            then 'renamed'
        when p.stage = 'discontinued' and coalesce(p.was_stage <> 'discontinued', true)
            then if(coalesce(p.reason, e.reason) is null, 'ended_without_reason', 'ended_with_reason')
        when p.stage = 'completed' and coalesce(p.was_stage <> 'completed', true) then 'completed'
        when p.stage in ('completed', 'discontinued') then 'closed_before'
        when not p.is_reported then 'not_reported' else 'continued' end as fate,
    case
        when not p.is_counted then null when not p.was_counted then 'new'
        when p.stage in ('completed', 'discontinued') then if(p.stage = p.was_stage, 'same', 'ended')
        when not p.is_reported then 'not_reported' when p.rating_step < 0 and p.was_rating is not null or p.stage_step < 0 then 'worse'
        when coalesce(n.moves > coalesce(o.moves, 0), false) or (p.was_rating is null and p.rating <> 'green') then 'same'
        when p.rating_step > 0 and p.was_rating is not null or p.stage_step > 0 then 'better' else 'same'
    end as trend,
    coalesce(a.others, []::varchar[]) as others,
    case when p.stage = 'discontinued' then coalesce(p.reason, e.reason) end as reason, p.reason as why, c.waits_for,
    coalesce(n.moves, 0) - coalesce(o.moves, 0) as moves,
    coalesce(n.postponed_days, 0) - coalesce(o.postponed_days, 0) as postponed_days
from pair as p
left join after as a on a.measure_id = p.measure_id
left join (select distinct unnest(others) as measure_id from after where is_split) as b on b.measure_id = p.measure_id
left join pending_consent as c on c.measure_id = p.measure_id and c.round = (select q.round from point as q where q.side = 'to')
left join (
    select q.measure_id, arg_max(q.reason, q.delivery_id) as reason from missing_answer as q
    join standing_delivery as d on d.delivery_id = q.delivery_id and d.is_released and q.answer = 'ended' group by q.measure_id
) as e on e.measure_id = p.measure_id
left join postponement as n on n.measure_id = p.measure_id and n.round = (select q.round from point as q where q.side = 'to')
left join postponement as o on o.measure_id = p.measure_id and o.round = (select q.round from point as q where q.side = 'from')
left join department as d on d.code = p.responsible
order by d.position, p.measure_id
