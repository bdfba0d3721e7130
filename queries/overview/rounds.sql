-- Which steering rounds have a state to be shown?
-- One row per round, newest first. is_sample: sample lists are loaded anywhere in the store, whatever round they are of.
-- is_frozen: the state of the round is kept as it was on that day. has_lists: something is released for this very round; without
-- that it is prepared, and shows what is still to be confirmed.
select
    r.round, r.title, r.reference_date, max(s.previous_round) as previous_round,
    (select coalesce(bool_or(is_sample), false) from standing_delivery) as is_sample,
    r.round in (select f.round from standing_freeze as f) as is_frozen,
    r.round in (select d.round from standing_delivery as d where d.is_released) as has_lists
from steering_round as r
join round_state as s on s.round = r.round
group by r.round, r.title, r.reference_date
order by r.reference_date desc
