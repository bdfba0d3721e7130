-- Which levels are there?
-- One row per level, in official order.
select code, label, aliases
from level
order by position
