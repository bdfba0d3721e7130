"""Master data: the workbook they come from, and their tables in the store."""
