-- The bytes of a workbook may now be redacted.
alter table workbook rename to workbook_1;
