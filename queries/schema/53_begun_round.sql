-- The rounds that have begun: one row per round for which something is released, or whose round before is frozen, oldest first.
create view begun_round as
with numbered as (
    select round, reference_date, lag(round) over (order by reference_date, round) as round_before
    from steering_round
)

select
    n.round,
    n.reference_date,
    f.round is not null as is_frozen,
    lag(n.round) over (order by n.reference_date, n.round) as previous_round
from numbered as n
left join standing_freeze as f on f.round = n.round
where n.round in (select d.round from standing_delivery as d where d.is_released)
   or n.round_before in (select b.round from standing_freeze as b);
