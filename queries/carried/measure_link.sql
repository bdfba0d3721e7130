-- Which rows of the table measure_link did a delivery bring?
-- One row per row of the table. Asked when a delivery cannot be read afresh, because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    delivery_id, measure_id, kind, other_id
from measure_link
where delivery_id = $delivery_id
order by measure_id
