-- Which rows of the table set_aside did a delivery bring?
-- One row per row of the table. Asked when a delivery cannot be read afresh, because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    delivery_id, measure_id, kind, detail, reason
from set_aside
where delivery_id = $delivery_id
order by measure_id, kind
