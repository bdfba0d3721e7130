-- Which deliveries came, for which round, from whom and when?
-- One row per delivery, in the order in which they came; sha256 and file_name are null for a confirmation without a workbook.
select delivery_id, round, department, kind, sha256, file_name, sender, recorded_by, proof, known_from
from delivery
order by delivery_id
