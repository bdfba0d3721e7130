-- What has changed in the measures of the decisions since the round that decided?
-- One row per decision and measure: stage, rating and end in the round of the decision (then_…) and in the newest round with a state
-- (now_…), and all that both rounds say of it for everybody (then_said, now_said). then_… is null where that round has no state or did
-- not know the measure; title is the newest one. is_reported: whether the newest round has a word on it; is_frozen: that round's state.
-- $here: text, the round under way in place of the newest one (optional)
-- $decision_id: integer, only the measures of this decision (optional)
-- $shared_fields: vocabulary, the fields that everybody may see
--: Verglichen wird alles, was eine Maßnahme sagt (nur nicht ihre Nummer und ihr Datum), in der Runde des Beschlusses mit der
--: laufenden Runde. Was diese nicht bestätigt hat, heißt so und nicht unverändert.
with newest as (
    select r.round
    from steering_round as r
    where r.round = $here or ($here::varchar is null and r.round in (select round from round_state))
    order by r.reference_date desc
    limit 1
),

linked as (
    select d.decision_id, d.round, unnest(d.measures) as measure_id
    from standing_decision as d
    where $decision_id::integer is null or d.decision_id = $decision_id
),

told as (
    select s.round, s.measure_id, f.title, f.stage, f.rating, v."end" as "end", f.is_reported, v as said
    from round_state as s
    join round_figure as f on f.round = s.round and f.measure_id = s.measure_id
    join (select version_id, columns($shared_fields) from measure_version) as v on v.version_id = s.version_id
    where s.measure_id in (select measure_id from linked)
)

select
    l.decision_id,
    l.measure_id,
    coalesce(now.title, before.title) as title,
    l.round as then_round,
    n.round as now_round,
    before.stage as then_stage,
    before.rating as then_rating,
    before."end" as then_end,
    now.stage as now_stage,
    now.rating as now_rating,
    now."end" as now_end,
    now.is_reported,
    n.round in (select f.round from standing_freeze as f) as is_frozen,
    before.said as then_said,
    now.said as now_said
from linked as l
left join newest as n on true
left join told as before on before.round = l.round and before.measure_id = l.measure_id
left join told as now on now.round = n.round and now.measure_id = l.measure_id
order by l.decision_id, l.measure_id
