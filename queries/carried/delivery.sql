-- What does the table delivery say of a delivery?
-- One row. Asked when a delivery cannot be read afresh, because its workbook was redacted.
-- $delivery_id: integer, number of the delivery
select
    delivery_id, round, department, kind, sha256, file_name, sender, recorded_by, proof, scope, scope_fields, as_of,
    valid_from, known_from, is_sample, row_count
from delivery
where delivery_id = $delivery_id
order by delivery_id
