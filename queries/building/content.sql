-- What are the bytes of a kept workbook?
-- One row per content. content is null where it was redacted.
-- $sha256: text, SHA-256 of the content
select content
from workbook
where sha256 = $sha256
order by sha256
