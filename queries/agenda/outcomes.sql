-- What came of the items of a round's agenda?
-- One row per item with an outcome, in the order in which they were recorded. subject names an own item by its title.
-- $round: text, code of the steering round
select outcome_id, source, subject, title, outcome, decisions, remark, recorded_by, recorded_at
from standing_outcome
where round = $round
order by outcome_id
