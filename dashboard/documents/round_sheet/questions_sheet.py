"""The sheet "Rückfragen": what the round or the working group asks the body, with room for its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from dashboard import formats
from dashboard.documents.round_sheet.cells import GREY_FILL, GRID, HEAD_BORDER, HEAD_FILL, PLAIN, QUIET, STRONG, TITLE, dress, put
from dashboard.documents.round_sheet.page import set_up_page
from dashboard.documents.round_sheet.row_heights import row_height
from dashboard.intake.layout.question_sheet import HEADINGS, SHEET

__all__ = ["SHEET", "write_questions"]

HEADER_ROW = 4
NOTHING_ASKED = "Zu dieser Runde ist an Ihr Haus keine Rückfrage gestellt."
_HOW_TO = "Bitte antworten Sie in der letzten Spalte; die Antworten kommen mit dieser Mappe oder mit Ihrer eigenen Liste an."
LEAST_POINTS = 42
"""Room for an answer of some lines."""
_WIDTHS = (20, 12, 58, 26, 66)


def write_questions(sheet: Worksheet, title: str, questions: Sequence[Mapping[str, Any]]) -> None:
    """Fill the sheet with the rows of queries/round_sheet/questions; without one it says so."""
    put(sheet, 1, 1, title).font = TITLE
    put(sheet, 2, 1, _HOW_TO if questions else NOTHING_ASKED).font = QUIET
    for at, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), 1):
        cell = put(sheet, HEADER_ROW, at, heading)
        dress([cell], STRONG if at == len(HEADINGS) else QUIET, HEAD_FILL if at == len(HEADINGS) else GREY_FILL, HEAD_BORDER)
        sheet.column_dimensions[cell.column_letter].width = width
    for row, question in enumerate(questions, HEADER_ROW + 1):
        _write_question(sheet, row, question)
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    set_up_page(sheet, title)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _write_question(sheet: Worksheet, row: int, question: Mapping[str, Any]) -> None:
    asked_by = f"{question['asked_by']}, {formats.day(question['asked_on'])}"
    given = (question["question_id"], question["measure_id"], question["text"], asked_by)
    for at, value in enumerate(given, 1):
        dress([put(sheet, row, at, value)], QUIET if at != 3 else PLAIN, GREY_FILL, GRID)
    dress([put(sheet, row, len(given) + 1, question["answer"])], PLAIN, None, GRID)
    texts = zip((*given, question["answer"]), _WIDTHS, strict=True)
    sheet.row_dimensions[row].height = max(row_height(texts), LEAST_POINTS)
