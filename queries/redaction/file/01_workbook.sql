-- The bytes of a workbook vanish; its fingerprint and size stay.
-- $sha256: text, SHA-256 of the content
update workbook
set content = null
where sha256 = $sha256;
