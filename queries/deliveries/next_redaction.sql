-- Which number does the next redaction get?
-- One row.
select coalesce(max(redaction_id), 0) + 1 as redaction_id
from redaction
order by redaction_id
