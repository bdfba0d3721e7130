-- What did the meetings of the working group take up?
-- One row per plan, in their order.
select
    day, fields, remark, noted_by, noted_at
from meeting_plan
order by rowid
