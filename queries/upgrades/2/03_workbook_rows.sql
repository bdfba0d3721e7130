-- All workbooks as they were.
insert into workbook (sha256, size_bytes, content)
select sha256, size_bytes, content
from workbook_1;
