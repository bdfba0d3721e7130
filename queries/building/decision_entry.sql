-- What was entered about decisions?
-- One row per decision and entry.
select
    decision_id, entry, round, wording, kind, department, stance, file_number, due_on, measures, fields, state, reason,
    entered_by, entered_at
from decision_entry
order by decision_id, entry
