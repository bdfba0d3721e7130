-- What is the workbook of a delivery?
-- One row, or none for a confirmation; content is null where it was redacted.
-- $delivery_id: integer, number of the delivery
select d.file_name, w.content
from delivery as d
join workbook as w on w.sha256 = d.sha256
where d.delivery_id = $delivery_id
order by d.delivery_id
