-- Which levels are there?
-- One row per level, in official order.
select code, label, aliases, explanation
from level
order by position
