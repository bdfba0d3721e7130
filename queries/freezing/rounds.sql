-- Which rounds of the master data follow which, and how far has each come?
-- One row per round, oldest first. step is the last one noted, of two in one second the later entry.
select
    r.round,
    r.title,
    r.held_on,
    r.reference_date,
    r.deadline,
    f.frozen_by,
    f.frozen_at,
    (select arg_max(s.step, (s.noted_at, s.rowid)) from round_step as s where s.round = r.round) as step,
    (select count(*) from standing_delivery as d where d.round = r.round and d.is_released) as deliveries,
    (select count(*) from round_state as t where t.round = r.round and coalesce(t.stage <> 'merged', true)) as measures
from steering_round as r
left join standing_freeze as f on f.round = r.round
order by r.reference_date, r.round
