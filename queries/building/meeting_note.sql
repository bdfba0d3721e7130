-- What did the working group note on measures?
-- One row per note, in their order.
select
    note_id, day, measure_id, "text", noted_by, noted_at
from meeting_note
order by note_id
