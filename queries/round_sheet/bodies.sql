-- Which bodies get a round sheet for a round?
-- One row per body that is there on the reference date, in official order.
-- $round: text, code of the steering round
select code
from round_label
where round = $round and kind = 'department' and is_there
order by position
