"""What a round sheet holds beside the fields: columns for orientation, footnotes in a column, and the words of its drop-downs."""

from __future__ import annotations

from dashboard.intake.layout.headings import heading_key

ORIENTATION = "zuletzt gemeldet:"
"""Headings that begin so repeat what was told last time: read as nothing, so that an old value is never taken for a new one."""

FOOTNOTES = "Fußnoten"
"""The column that holds a measure's footnotes, one a line, because a round sheet has no rows for them below its table."""

DROP_DOWNS = "Auswahllisten"
"""The hidden sheet with the words of the drop-downs."""

_ORIENTATION, _FOOTNOTES = heading_key(ORIENTATION), heading_key(FOOTNOTES)


def is_orientation(heading: str) -> bool:
    """Whether a heading says that its column only repeats what was told last time."""
    return heading_key(heading).startswith(f"{_ORIENTATION} ")


def is_footnotes(heading: str) -> bool:
    """Whether a heading says that its column holds footnotes."""
    return heading_key(heading) == _FOOTNOTES
