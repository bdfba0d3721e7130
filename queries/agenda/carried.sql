-- Which decisions of earlier rounds are still open, and so lead the agenda of a round?
-- One row per decision, what is due first before what is due later or never, then by number. is_overdue: due before the reference
-- date; is_past: due before the day on which the round meets (where it has none, before the reference date).
-- $round: text, code of the steering round
select
    d.decision_id, d.round, d.wording, d.departments, d.due_on, d.measures,
    coalesce(d.due_on < this.reference_date, false) as is_overdue,
    coalesce(d.due_on < coalesce(this.held_on, this.reference_date), false) as is_past
from standing_decision as d
join steering_round as r on r.round = d.round
join steering_round as this on this.round = $round
where d.state = 'open'
  and r.reference_date < this.reference_date
order by d.due_on nulls last, d.decision_id
