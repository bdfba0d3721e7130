-- Which versions have deliveries brought?
-- One row per version, with all its values.
-- $measures: list, keys of the measures
select
    version_id, measure_id, delivery_id, number, action_field, title, description, goal, target_group, subtopic, lead_department,
    involved, involved_other, levels, stage, rating, rating_reason, progress_percent, "start", "end", is_ongoing, period_text,
    period_precision, report, next_step, funding_status, funding_text, indicator, baseline, target, actual, indicator_unit,
    indicator_source, decision_needed, obstacle, obstacle_text, guiding_goals, origin, cross_reference, contact, internal_note,
    as_of, extra, footnotes
from measure_version
where list_contains($measures::varchar[], measure_id)
order by version_id
