-- The old form is empty of meaning now.
drop table workbook_1;
