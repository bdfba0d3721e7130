-- Which rounds are frozen, by whom, and what does the record of the day say?
-- One row per frozen round, newest freeze first.
select s.freeze_id, s.round, s.frozen_by, s.frozen_at, f.record::varchar as record
from standing_freeze as s
join round_freeze as f on f.freeze_id = s.freeze_id
order by s.frozen_at desc, s.freeze_id desc
