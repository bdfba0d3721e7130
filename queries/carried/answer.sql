-- Which rows of the table answer did a delivery bring?
-- One row per row of the table. Asked when a delivery cannot be read afresh, because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    answer_id, delivery_id, department, kind, subject, "value", target, reason, is_remembered, answered_at
from answer
where delivery_id = $delivery_id
order by answer_id
