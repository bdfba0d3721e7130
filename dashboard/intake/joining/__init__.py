"""Rows joined to what is stored: which measure each row is, what it would change, what is missing. Nothing is saved here."""
