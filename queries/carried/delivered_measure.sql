-- Which rows of the table delivered_measure did a delivery bring?
-- One row per row of the table. Asked when a delivery cannot be read afresh, because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    delivery_id, measure_id, version_id, is_new_version, source, valid_from, sheet, row, cells
from delivered_measure
where delivery_id = $delivery_id
order by measure_id
