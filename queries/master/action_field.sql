-- Which action fields are there?
-- One row per action field, in official order.
select number, short_name, long_name, aliases, valid_from, valid_to
from action_field
order by number
