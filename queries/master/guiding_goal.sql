-- Which guiding goals are there?
-- One row per guiding goal, in official order.
select number, name
from guiding_goal
order by number
