-- The freezes that hold: one row per frozen round, unless its freeze was undone.
create view standing_freeze as
select f.freeze_id, f.round, f.frozen_by, f.frozen_at, f.deliveries
from round_freeze as f
where not exists (select 1 from freeze_undone as u where u.freeze_id = f.freeze_id);
