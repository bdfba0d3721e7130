-- Which rows of the table co_report did a delivery bring?
-- One row per row of the table. Asked when a delivery cannot be read afresh, because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    delivery_id, sheet, row, lead_department, measure_id, title, "values", cells
from co_report
where delivery_id = $delivery_id
order by sheet, row
