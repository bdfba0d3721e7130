-- Which rounds were frozen?
-- One row per freeze, in their order.
select
    freeze_id, round, frozen_by, frozen_at, deliveries, record
from round_freeze
order by freeze_id
