-- Which measure bears which title?
-- One row per measure and title it has ever had; of two with one title the later key is named last.
select distinct measure_id, title
from measure_version
order by measure_id, title
