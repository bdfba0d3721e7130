"""The height of a row: as many lines as the fullest cell needs, up to what still fits on a screen.

Not every program finds the height by itself when it opens a file, and a cut text looks like the whole one.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from dashboard.documents.round_sheet.cells import Value

LINE_POINTS = 13.5
LEAST_POINTS = 20.0
"""Room to write by hand in an empty row."""
MOST_LINES = 18
"""More is scrolled inside the cell; Excel itself ends at 409 points."""


def row_height(cells: Iterable[tuple[Value, int]]) -> float:
    """The height in points for cells of these widths in characters."""
    lines = max((lines_of(value, width) for value, width in cells), default=1)
    return max(min(lines, MOST_LINES) * LINE_POINTS + 3, LEAST_POINTS)


def lines_of(value: Value, width: int) -> int:
    """How many lines a value takes; the type is smaller than the one that widths are counted in, which pays for the breaks."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, ceil(len(line) / width)) for line in value.split("\n"))
