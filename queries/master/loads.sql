-- Which master workbooks were taken, newest first?
-- One row per load. is_taken_back: a later load has put the workbook before it back in force.
select
    m.master_id, m.file_name, m.loaded_at, m.accepted_by, m.reason, m.takes_back,
    exists (select 1 from master_load as t where t.takes_back = m.master_id) as is_taken_back
from master_load as m
order by m.master_id desc
