-- The notes of the working group that hold: one row per note that was not taken back.
create view standing_note as
select n.note_id, n.day, n.measure_id, n."text", n.noted_by, n.noted_at
from meeting_note as n
where not exists (select 1 from entry_withdrawal as w where w.kind = 'note' and w.number = n.note_id);
