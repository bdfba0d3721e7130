"""Entries about a value in a cell: each sentence begins with the sheet and the cell."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

_AT = "Blatt „{sheet}“, Zelle {cell}: "


def warning(code: str, group: str, sentence: str, expected: str = "") -> Entry:
    """An entry that wants a look or an answer."""
    return Entry(code, "warning", group, _AT + sentence, expected)


def note(code: str, group: str, sentence: str, expected: str = "") -> Entry:
    """An entry about what was understood and is told."""
    return Entry(code, "note", group, _AT + sentence, expected)
