"""The public report (Umsetzungsbericht) in the books: its written texts, its agreements, its releases with all their bytes."""
