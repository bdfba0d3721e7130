"""A text that a spreadsheet would take for a formula gets an apostrophe in a CSV file, so that nothing runs when it is opened."""

from __future__ import annotations

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where it begins like a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
