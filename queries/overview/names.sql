-- What are action fields, departments, levels and guiding goals called in a round, by the names of its reference date?
-- One row per kind (field, department, official, level, guiding_goal) and code, in official order; is_there as in round_label.
-- $round: text, code of the steering round
select kind, code, label, explanation as name, position, is_there
from round_label
where round = $round
order by kind desc, position, code
