"""The sheet "Beschlüsse" of a round sheet: what the round decided, for the house to read; it comes back and says nothing."""

from __future__ import annotations

from dashboard.intake.layout.grid import Grid
from dashboard.intake.layout.headings import heading_key

SHEET = "Beschlüsse"
HEADINGS = (
    "Nr. des Beschlusses",
    "Runde",
    "Beschluss",
    "Beschlussart",
    "Stelle und Haltung",
    "Frist",
    "Aktenzeichen",
    "Kennungen",
)
"""The headings as round sheets write them."""

DECISIONS = "Beschlüsse der Steuerungsrunde"
"""Why the sheet is not read as a list."""

_NUMBER, _KIND = heading_key(HEADINGS[0]), heading_key(HEADINGS[3])
_WITHIN = 15


def is_decision_sheet(grid: Grid) -> bool:
    """Whether a sheet holds decisions: its number and its kind are headings of one of the first rows."""
    for row, cells in grid.rows.items():
        if row > _WITHIN:
            break
        keys = {heading_key(cell.value) for cell in cells.values() if isinstance(cell.value, str)}
        if _NUMBER in keys and _KIND in keys:
            return True
    return False
