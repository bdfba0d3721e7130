-- How often and how far was the end of each measure put off, up to each round?
-- One row per round and measure whose end was told by then. Only what a frozen round said is a promise: an end is put off that is later
-- than the last promised one, and an earlier round that is not frozen promises nothing. As long as no round is frozen at all, each one
-- does. An end that comes nearer, or is missing for a round, takes nothing back; a later end that is marked as the correction of a
-- mistake in writing is no postponement, and the end that counts first is the corrected one. An end that may mean the same days as the
-- one before is none either, and the one before holds on. A frozen round says for ever what it said when it was frozen.
-- $same: list, round and measure, with a blank between, of ends that may mean the same as the one before (derive/later_ends)
with corrected as (
    select round, measure_id, arg_max(is_correction, marked_at) as is_correction
    from end_correction
    group by round, measure_id
),

promising as (
    select round from standing_freeze
    union
    select round from begun_round where not exists (select 1 from standing_freeze)
),

told as (
    select
        s.round,
        r.reference_date,
        s.measure_id,
        p.round is not null as is_promise,
        v."end" as told_end,
        list_contains($same, s.round || ' ' || s.measure_id) as is_same,
        last_value(case when is_promise and not is_same then v."end" end ignore nulls) over (
            partition by s.measure_id order by r.reference_date, s.round rows between unbounded preceding and 1 preceding
        ) as end_before,
        coalesce(k.is_correction, false) as is_correction
    from round_state as s
    left join promising as p on p.round = s.round
    left join corrected as k on k.round = s.round and k.measure_id = s.measure_id
    join steering_round as r on r.round = s.round
    join measure_version as v on v.version_id = s.version_id
),

judged as (
    select
        round, reference_date, measure_id, told_end, end_before, is_correction, is_promise,
        coalesce(told_end > end_before and not is_correction and not is_same, false) as is_put_off
    from told
),

summed as (
    select
        round,
        measure_id,
        coalesce(
            first_value(case when is_promise and is_correction then told_end end ignore nulls) over earlier,
            case when is_correction then told_end end,
            first_value(case when is_promise then told_end end ignore nulls) over earlier,
            told_end
        ) as first_end,
        count(*) filter (where is_promise and is_put_off) over earlier + is_put_off::integer as moves,
        coalesce(sum(told_end - end_before) filter (where is_promise and is_put_off) over earlier, 0)
            + case when is_put_off then told_end - end_before else 0 end as postponed_days
    from judged
    window earlier as (partition by measure_id order by reference_date, round rows between unbounded preceding and 1 preceding)
)

select round, measure_id, first_end, moves::integer as moves, postponed_days::integer as postponed_days
from summed
where first_end is not null
  and round not in (select f.round from standing_freeze as f)

union all

select f.round, p.measure_id, p.first_end, p.moves, p.postponed_days
from standing_freeze as f
join frozen_postponement as p on p.freeze_id = f.freeze_id
order by round, measure_id
