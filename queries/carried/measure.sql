-- Which rows of the table measure did a delivery bring?
-- One row per row of the table. Asked when a delivery cannot be read afresh, because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    measure_id, department, sequence, delivery_id
from measure
where delivery_id = $delivery_id
order by sequence
