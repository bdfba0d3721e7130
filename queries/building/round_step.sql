-- How far has each round come?
-- One row per step that was noted, in their order.
select
    round, step, noted_by, noted_at
from round_step
order by rowid
