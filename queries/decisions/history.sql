-- What was entered about a decision, from its wording to where it stands?
-- One row per entry, oldest first; the last one holds.
-- $decision_id: integer, number of the decision
select
    decision_id, entry, round, wording, kind, departments, stances, file_number, due_on, measures, fields, state, reason, entered_by,
    entered_at
from decision_entry
where decision_id = $decision_id
order by entry
