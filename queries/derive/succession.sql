-- Where do measures that no longer count for themselves live on, in each round?
-- One row per round, merged measure and measure that it lives on in.
-- Told by the answers of the house, else by the cross-reference of its list, which names keys or titles. A measure was split where an
-- answer says so, or where its cross-reference names several measures and all of them are new.
with gone as (
    select s.round, r.reference_date, s.measure_id, v.cross_reference, f.deliveries
    from round_state as s
    join steering_round as r on r.round = s.round
    join measure_version as v on v.version_id = s.version_id
    left join standing_freeze as f on f.round = s.round
    where s.stage = 'merged'
),

link as (
    select
        case when l.kind = 'split_from' then l.other_id else l.measure_id end as measure_id,
        case when l.kind = 'split_from' then l.measure_id else l.other_id end as other_id,
        l.kind = 'split_from' as is_split,
        r.reference_date,
        d.delivery_id
    from measure_link as l
    join standing_delivery as d on d.delivery_id = l.delivery_id and d.is_released
    join steering_round as r on r.round = d.round
    where l.kind in ('split_from', 'merged_into')
),

answered as (
    select distinct g.round, g.measure_id, l.other_id, l.is_split
    from gone as g
    join link as l on l.measure_id = g.measure_id and l.reference_date <= g.reference_date
    where l.other_id is not null
      and (g.deliveries is null or list_contains(g.deliveries, l.delivery_id))
),

named as (
    select g.round, g.measure_id, lower(trim(unnest(string_split(g.cross_reference, ';')))) as name
    from gone as g
    where g.cross_reference is not null
),

called as (
    select s.round, s.measure_id, s.is_new, lower(v.title) as title
    from round_state as s
    join measure_version as v on v.version_id = s.version_id
    where s.round in (select round from named)
),

told as (
    select distinct n.round, n.measure_id, c.measure_id as other_id, c.is_new
    from named as n
    join called as c on c.round = n.round and n.name in (c.title, lower(c.measure_id))
    where c.measure_id <> n.measure_id
      and (n.round, n.measure_id) not in (select (a.round, a.measure_id) from answered as a)
)

select round, measure_id, other_id, bool_or(is_split) over (partition by round, measure_id) as is_split
from answered

union all

select
    round,
    measure_id,
    other_id,
    count(*) over (partition by round, measure_id) > 1 and bool_and(is_new) over (partition by round, measure_id)
from told
order by round, measure_id, other_id
