-- Which rows of the table question_answer did a delivery bring?
-- One row per row of the table. Asked when a delivery cannot be read afresh, because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    delivery_id, question_id, answer, sheet, cell
from question_answer
where delivery_id = $delivery_id
order by question_id
