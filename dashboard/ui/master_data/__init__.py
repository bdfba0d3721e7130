"""The page Stammdaten: what holds, what a new workbook would change, and taking it."""
