"""The page of measures: `choosing` (filters, search, order, neighbours) and `listing` (lines, table, timeline)."""
