-- Which rows of the table delivered_measure did a delivery bring?
-- One row per row of the table, and brought_by, the delivery that brought the version. Asked when a delivery cannot be read afresh,
-- because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    m.delivery_id, m.measure_id, m.version_id, m.is_new_version, m.source, m.valid_from, m.sheet, m.row, m.cells,
    v.delivery_id as brought_by
from delivered_measure as m
join measure_version as v on v.version_id = m.version_id
where m.delivery_id = $delivery_id
order by m.measure_id
