-- Which redactions does a store know of?
-- One row per redaction, in the order in which they were made.
select delivery_id, redacted_at
from redaction
order by redaction_id
