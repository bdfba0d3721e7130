-- Which ends are later than the one promised before, and may still mean the same? What promises is in queries/derive/postponement.sql.
-- One row per round and measure whose end is later by no more days than an end can mean, and closes a month; key names both.
-- $days: integer, the most days that one end can mean
-- $same: list, keys of ends that are known to mean the same as the one before, which then holds on
with promising as (
    select round from standing_freeze
    union
    select round from begun_round where not exists (select 1 from standing_freeze)
),

told as (
    select
        s.round,
        s.measure_id,
        v."end" as told_end,
        v.period_precision,
        v.period_text,
        last_value(
            case when p.round is not null and not list_contains($same, s.round || ' ' || s.measure_id) then v."end" end ignore nulls
        ) over (
            partition by s.measure_id order by r.reference_date, s.round rows between unbounded preceding and 1 preceding
        ) as end_before
    from round_state as s
    left join promising as p on p.round = s.round
    join steering_round as r on r.round = s.round
    join measure_version as v on v.version_id = s.version_id
)

select round || ' ' || measure_id as key, told_end, period_precision, period_text, end_before
from told
where told_end > end_before
  and told_end - end_before <= $days
  and told_end = last_day(told_end)
order by round, measure_id
