-- Which measures say two things that do not go together, and no house has set that aside?
-- detail: what was found, several joined by a semicolon: completed_early=DATE, on_plan_after_end=DATE, full_progress=STAGE,
-- completed_progress=PERCENT, begun_progress=PERCENT, end_before_start=DATE, not_begun=STAGE (the report says that it has not begun).
-- What goes together and wants a look all the same has a rule of its own: same_report.sql, target_reached.sql.
-- One row per round and measure.
--: Zwei Angaben derselben Maßnahme passen nicht zusammen, etwa „umgesetzt“ mit einem Ende nach dem Stichtag.
--: Was ein Haus mit einem Grund stehen lässt, steht hier nicht, solange es dabei bleibt.
-- $rounds: list, codes of the steering rounds
with said as (
    select
        s.round, s.measure_id, s.stage, s.has_ended, s.rating, v.is_ongoing, v."start", v."end", v.progress_percent as progress,
        v.report, r.reference_date
    from round_state as s
    join measure_version as v on v.version_id = s.version_id
    join steering_round as r on r.round = s.round
    where list_contains($rounds, s.round) and s.stage is distinct from 'merged'
),

found as (
    select round, measure_id, unnest([
        case when stage = 'completed' and "end" > reference_date then ['completed_early', strftime("end", '%Y-%m-%d')] end,
        case when not has_ended and rating = 'green' and stage is distinct from 'permanent'
                and not coalesce(is_ongoing, false) and "end" < reference_date
            then ['on_plan_after_end', strftime("end", '%Y-%m-%d')] end,
        case when stage in ('planned', 'preparing', 'in_progress') and progress = 100 then ['full_progress', stage] end,
        case when stage = 'completed' and progress < 100 then ['completed_progress', round(progress)::integer::varchar] end,
        case when stage = 'planned' and progress > 0 and progress < 100
            then ['begun_progress', round(progress)::integer::varchar] end,
        case when "end" < "start" then ['end_before_start', strftime("end", '%Y-%m-%d')] end,
        case when stage in ('in_progress', 'permanent', 'completed')
                and regexp_matches(lower(report), '(noch|bisher|bislang) nicht (begonnen|angelaufen|gestartet)')
            then ['not_begun', stage] end
    ]) as pair
    from said
),

allowed as (
    select distinct a.measure_id, a.kind, a.detail
    from set_aside as a
    join standing_delivery as d on d.delivery_id = a.delivery_id
)

select f.round, f.measure_id, string_agg(f.pair[1] || '=' || f.pair[2], ';') as detail
from found as f
where f.pair is not null
  and not exists (
      select 1
      from allowed as a
      where a.measure_id = f.measure_id and a.kind = f.pair[1] and a.detail = f.pair[2]
  )
group by f.round, f.measure_id
order by f.round, f.measure_id
