-- Where may measures come from?
-- One row per kind, in the order of the master data.
select code, label, aliases, explanation
from origin_kind
order by position
