-- How often and how far was the end of each measure put off, up to each round?
-- One row per round and measure whose end was told by then. An end that comes nearer, or is missing for a round, takes nothing back.
with told as (
    select
        s.round,
        r.reference_date,
        s.measure_id,
        v."end" as told_end,
        last_value(v."end" ignore nulls) over (
            partition by s.measure_id order by r.reference_date, s.round rows between unbounded preceding and 1 preceding
        ) as end_before
    from round_state as s
    join steering_round as r on r.round = s.round
    join measure_version as v on v.version_id = s.version_id
),

summed as (
    select
        round,
        measure_id,
        first_value(told_end ignore nulls) over so_far as first_end,
        count(*) filter (where told_end > end_before) over so_far as moves,
        sum(told_end - end_before) filter (where told_end > end_before) over so_far as postponed_days
    from told
    window so_far as (partition by measure_id order by reference_date, round rows between unbounded preceding and current row)
)

select round, measure_id, first_end, moves::integer as moves, coalesce(postponed_days, 0)::integer as postponed_days
from summed
where first_end is not null
order by round, measure_id
