-- What were things called when rounds were frozen?
-- One row per freeze, kind and code.
select
    freeze_id, kind, code, label, explanation, position
from frozen_label
order by freeze_id, kind, position
