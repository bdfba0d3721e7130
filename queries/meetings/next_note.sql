-- Which number does the next note get?
-- One row.
select coalesce(max(note_id), 0) + 1 as note_id
from meeting_note
order by note_id
