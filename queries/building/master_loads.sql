-- Which master workbooks were loaded, and when?
-- One row per load, in the order in which they came, bytes included.
select master_id, file_name, content, loaded_at
from master_load
order by master_id
