-- Is a workbook with this content already kept?
-- One row, or none where it is not.
-- $sha256: text, SHA-256 of the content
select sha256
from workbook
where sha256 = $sha256
order by sha256
