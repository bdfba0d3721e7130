-- Which workbooks are kept with their bytes?
-- One row per content.
select sha256
from workbook
where content is not null
order by sha256
