-- Which rows of the table missing_answer did a delivery bring?
-- One row per row of the table. Asked when a delivery cannot be read afresh, because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    delivery_id, measure_id, answer, target, reason
from missing_answer
where delivery_id = $delivery_id
order by measure_id
