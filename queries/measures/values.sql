-- What do the measures of a round say, field by field, for everybody?
-- One row per measure known by the round, in official order; with $ids only these. Contact and internal note, which are for the own
-- house, are not among the columns.
-- $round: text, code of the steering round
-- $ids: list, keys of measures (optional)
select
    f.measure_id, f.responsible, v.number, v.action_field, v.title, v.description, v.goal, v.target_group, v.subtopic,
    v.lead_department, v.involved, v.involved_other, v.levels, v.stage, v.rating, v.rating_reason, v.progress_percent, v."start",
    v."end", v.is_ongoing, v.period_text, v.period_precision, v.report, v.next_step, v.funding_status, v.funding_text, v.indicator,
    v.baseline, v.target, v.actual, v.indicator_unit, v.indicator_source, v.decision_needed, v.obstacle, v.obstacle_text,
    v.guiding_goals, v.origin, v.cross_reference, v.as_of
from round_figure as f
join round_state as s on s.round = f.round and s.measure_id = f.measure_id
join measure_version as v on v.version_id = s.version_id
where f.round = $round
  and ($ids::varchar[] is null or list_contains($ids::varchar[], f.measure_id))
order by f.position, f.measure_id
