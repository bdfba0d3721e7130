"""The sheet "Prüfhinweise" of a correction workbook: made by the dashboard, and never read as a list when it comes back."""

from __future__ import annotations

from dashboard.intake.model import Sheet

SHEET = "Prüfhinweise"
TITLE = "Prüfhinweise zu „{file}“"
"""Stands in the first cell of the sheet."""

HEADINGS = ("Nr.", "Schwere", "Blatt", "Zelle", "Was dort steht", "Was erwartet wird", "Was zu tun ist", "Mögliche Antworten")
HEADER_ROW = 8
REASON = "Prüfhinweise des Dashboards"
"""What such a sheet is, among the sheets that are no list."""

_WITHIN = 20
"""Somebody may have put a row above."""


def is_findings_sheet(sheet: Sheet) -> bool:
    """Whether a sheet has the headings of our findings side by side, whatever its name is by now."""
    for row, cells in sheet.rows.items():
        if row > _WITHIN:
            return False
        words = [str(cells[column].value).strip() for column in sorted(cells)]
        if tuple(words) == HEADINGS:
            return True
    return False
