-- When was a round frozen, and when was that undone?
-- One row per freeze, in their order.
-- $round: text, code of the steering round
select f.freeze_id, f.frozen_by, f.frozen_at, u.reason, u.undone_by, u.undone_at
from round_freeze as f
left join freeze_undone as u on u.freeze_id = f.freeze_id
where f.round = $round
order by f.freeze_id
