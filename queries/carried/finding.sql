-- Which rows of the table finding did a delivery bring?
-- One row per row of the table. Asked when a delivery cannot be read afresh, because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    delivery_id, position, code, severity, sheet, cell, field, value, message
from finding
where delivery_id = $delivery_id
order by position
