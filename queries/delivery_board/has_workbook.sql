-- Is the workbook of a delivery still kept?
-- One row for a delivery with a workbook, none for a confirmation.
-- $delivery_id: integer, number of the delivery
select w.content is not null as has_workbook
from delivery as d
join workbook as w on w.sha256 = d.sha256
where d.delivery_id = $delivery_id
order by w.sha256
