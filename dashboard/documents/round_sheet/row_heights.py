"""The height of a row with long texts: as many lines as the fullest cell needs, up to what still fits on a screen."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from dashboard.documents.round_sheet.cells import Value

LINE_POINTS = 13.5
MOST_LINES = 18
"""More is scrolled inside the cell; Excel itself ends at 409 points."""


def row_height(cells: Iterable[tuple[Value, int]]) -> float | None:
    """The height in points for cells of these widths, or None where a program that opens the sheet does it better by itself."""
    lines = max((_lines(value, width) for value, width in cells), default=1)
    return MOST_LINES * LINE_POINTS if lines > MOST_LINES else None


def _lines(value: Value, width: int) -> int:
    if not isinstance(value, str):
        return 1
    return sum(max(1, ceil(len(line) / max(width - 1, 1))) for line in value.split("\n"))
