-- Which workbooks were taken in, for which round, from whom and when?
-- One row per delivery, in the order in which they came.
select delivery_id, round, department, sha256, file_name, sender, known_from
from delivery
order by delivery_id
