-- The reminders that hold.
create view standing_reminder as
select r.reminder_id, r.round, r.department, r.reminded_on, r.addressed_to, r.way, r.recorded_by, r.recorded_at
from reminder as r
where not exists (select 1 from entry_withdrawal as w where w.kind = 'reminder' and w.number = r.reminder_id);
