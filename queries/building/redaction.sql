-- What was redacted, why, by whom and when?
-- One row per redaction, in the order in which they were made.
select redaction_id, delivery_id, kind, place, reason, redacted_by, redacted_at
from redaction
order by redaction_id
