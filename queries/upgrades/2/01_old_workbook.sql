-- Workbooks get a second form: what was read from one, where its bytes were redacted.
alter table workbook rename to workbook_1;
