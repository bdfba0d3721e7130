-- Which lists hold that a department has delivered, or that have exactly these bytes?
-- One row per delivery with a workbook that was not taken back, oldest first.
-- $department: text, code of the department
-- $sha256: text, SHA-256 of the workbook that is compared
select delivery_id, round, department, sha256, as_of, known_from, is_released
from standing_delivery
where kind = 'list' and (department = $department or sha256 = $sha256)
order by delivery_id
