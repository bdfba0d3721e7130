"""One module per house: how its list looks in each year, `build(year) -> Workbook`."""
