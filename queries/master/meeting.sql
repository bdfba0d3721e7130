-- When does the working group meet, and when is a report due?
-- One row per day and kind, in the order of the master workbook.
select kind, day, title
from meeting
order by rowid
