-- In which action fields are more measures delayed or endangered than in the round before, like for like?
-- Compared are the measures that both rounds have confirmed and rated (or that have ended) and neither has merged, in the field of
-- today: a first rating is no worse one.
-- One row per field that got worse, by number: measures compared, off plan now and before, and by how many more.
-- $round: text, code of the steering round
with compared as (
    select
        f.field,
        f.rating in ('yellow', 'red') and not f.has_ended as is_off_plan,
        b.rating in ('yellow', 'red') and not b.has_ended as was_off_plan
    from round_figure as f
    join round_figure as b
        on b.measure_id = f.measure_id
        and b.round = (select max(s.previous_round) from round_state as s where s.round = $round)
    where f.round = $round
      and f.is_compared
      and f.is_reported
      and b.is_reported
      and (f.has_ended or f.rating <> 'none')
      and (b.has_ended or b.rating <> 'none')
      and f.field <> 'none'
),

counted as (
    select field, count(*) as measures, count_if(is_off_plan) as off_plan, count_if(was_off_plan) as was_off_plan
    from compared
    group by field
)

select
    c.field,
    coalesce(substr(a.label, len(a.code) + 2), '') as name,
    c.measures,
    c.off_plan,
    c.was_off_plan,
    c.off_plan - c.was_off_plan as more
from counted as c
left join round_label as a on a.round = $round and a.kind = 'field' and a.code = c.field
where c.off_plan > c.was_off_plan
order by c.field::integer
