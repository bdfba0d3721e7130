-- Which number does the next inquiry get?
-- One row.
select coalesce(max(inquiry_id), 0) + 1 as inquiry_id
from inquiry
order by inquiry_id
