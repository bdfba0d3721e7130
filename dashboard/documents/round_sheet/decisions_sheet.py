"""The sheet "Beschlüsse": what the steering rounds decided that is open and concerns the body or its measures. To read only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from dashboard import formats
from dashboard.documents.round_sheet.cells import GREY_FILL, GRID, HEAD_BORDER, PLAIN, QUIET, TITLE, dress, put
from dashboard.documents.round_sheet.page import set_up_page
from dashboard.documents.round_sheet.row_heights import row_height
from dashboard.intake.layout.decision_sheet import HEADINGS, SHEET
from dashboard.vocabulary import LABELS

__all__ = ["SHEET", "write_decisions"]

HEADER_ROW = 4
_HOW_TO = (
    "Offene Beschlüsse, die Ihr Haus oder seine Maßnahmen betreffen. Bitte berichten Sie dazu im Blatt „Liste“, "
    "etwa im Sachstand; dieses Blatt wird nicht eingelesen."
)
_WIDTHS = (18, 10, 66, 26, 30, 13, 20, 34)


def write_decisions(sheet: Worksheet, title: str, decisions: Sequence[Mapping[str, Any]]) -> None:
    """Fill the sheet with open rows of queries/decisions/list."""
    put(sheet, 1, 1, title).font = TITLE
    put(sheet, 2, 1, _HOW_TO).font = QUIET
    for at, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), 1):
        cell = put(sheet, HEADER_ROW, at, heading)
        dress([cell], QUIET, GREY_FILL, HEAD_BORDER)
        sheet.column_dimensions[cell.column_letter].width = width
    for row, decision in enumerate(decisions, HEADER_ROW + 1):
        told = _told(decision)
        for at, value in enumerate(told, 1):
            dress([put(sheet, row, at, value)], PLAIN if at == 3 else QUIET, GREY_FILL, GRID)
        sheet.row_dimensions[row].height = row_height(zip(told, _WIDTHS, strict=True))
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    set_up_page(sheet, title)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _told(decision: Mapping[str, Any]) -> tuple[str | int | None, ...]:
    """The cells of a decision in the order of HEADINGS."""
    department, stance = decision["department"], decision["stance"]
    body = department
    if stance is not None:
        label = LABELS["stance"][stance]
        body = f"{label} {department}" if stance == "request" else f"{department}: {label}"
    return (
        decision["decision_id"],
        decision["round"],
        decision["wording"],
        decision["kind"],
        body,
        formats.day(decision["due_on"]) if decision["due_on"] else None,
        decision["file_number"],
        ", ".join(decision["measures"]) or None,
    )
