-- Which decisions of earlier rounds are still open, and so lead the agenda of a round?
-- One row per decision, what is due first before what is due later or never, then by number.
-- $round: text, code of the steering round
select d.decision_id, d.round, d.wording, d.departments, d.due_on,
    coalesce(d.due_on < (select this.reference_date from steering_round as this where this.round = $round), false) as is_overdue, d.measures
from standing_decision as d
join steering_round as r on r.round = d.round
where d.state = 'open'
  and r.reference_date < (select this.reference_date from steering_round as this where this.round = $round)
order by d.due_on nulls last, d.decision_id
