-- Which deliveries came, for which round, from whom and when?
-- One row per delivery, in the order in which they came; sha256, file_name and size_bytes are null for a confirmation.
select
    d.delivery_id, d.round, d.department, d.kind, d.sha256, d.file_name, w.size_bytes, d.sender, d.recorded_by, d.proof, d.known_from
from delivery as d
left join workbook as w on w.sha256 = d.sha256
order by d.delivery_id
