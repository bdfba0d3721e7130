-- Which measures say two things that do not go together?
-- detail: what was found, several joined by a semicolon: completed_early=DATE, on_plan_after_end=DATE, full_progress=STAGE,
-- completed_progress=PERCENT, begun_progress=PERCENT, end_before_start=DATE.
-- One row per measure.
--: Zwei Angaben derselben Maßnahme passen nicht zusammen, etwa „umgesetzt“ mit einem Ende nach dem Stichtag.
-- $round: text, code of the steering round
with found as (
    select
        s.measure_id,
        concat_ws(';',
            case when s.stage = 'completed' and v."end" > r.reference_date
                then 'completed_early=' || strftime(v."end", '%Y-%m-%d') end,
            case when not s.has_ended and s.rating = 'green' and s.stage is distinct from 'permanent'
                    and not coalesce(v.is_ongoing, false) and v."end" < r.reference_date
                then 'on_plan_after_end=' || strftime(v."end", '%Y-%m-%d') end,
            case when s.stage in ('planned', 'preparing', 'in_progress') and v.progress_percent = 100
                then 'full_progress=' || s.stage end,
            case when s.stage = 'completed' and v.progress_percent < 100
                then 'completed_progress=' || round(v.progress_percent)::integer end,
            case when s.stage = 'planned' and v.progress_percent > 0 and v.progress_percent < 100
                then 'begun_progress=' || round(v.progress_percent)::integer end,
            case when v."end" < v."start"
                then 'end_before_start=' || strftime(v."end", '%Y-%m-%d') end
        ) as detail
    from round_state as s
    join measure_version as v on v.version_id = s.version_id
    join steering_round as r on r.round = s.round
    where s.round = $round and s.stage is distinct from 'merged'
)
select measure_id, detail
from found
where detail <> ''
order by measure_id
