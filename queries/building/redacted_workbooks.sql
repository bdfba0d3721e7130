-- Which workbooks are kept without their bytes, because they were redacted?
-- One row per content, with what was read from it.
select sha256, size_bytes, reading
from workbook
where content is null
order by sha256
