-- When are the steering rounds, and which of them are frozen?
-- One row per round, by reference date.
select
    r.round as code, r.title, r.reference_date, r.held_on,
    exists (select 1 from standing_freeze as f where f.round = r.round) as is_frozen
from steering_round as r
order by r.reference_date, r.round
