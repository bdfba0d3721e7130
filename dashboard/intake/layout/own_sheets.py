"""The sheets of ours that come home in a workbook: inquiries with their answers, decisions, findings, and the list of a round
sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.harmless import without_guard
from dashboard.intake.cells.addresses import address
from dashboard.intake.layout.grid import Grid, Located
from dashboard.intake.layout.headings import heading_key
from dashboard.intake.model import Cell, InquiryAnswer, Issue, Sheet
from dashboard.intake.values.cells import words_of
from dashboard.vocabulary import FIELD_BY_NAME

ORIENTATION = "zuletzt gemeldet:"
"""Headings that begin so repeat what was told last time: read as nothing, so that an old value is never taken for a new one."""

REPEATED = ("stage", "rating", "end")
"""The fields of these columns in a round sheet."""

OPEN_END, NO_END = "läuft weiter", "keine Angabe"
"""What the one for the end says where there was no date."""

FOOTNOTES = "Fußnoten"
"""The column that holds a measure's footnotes, one a line, because a round sheet has no rows for them below its table."""

DROP_DOWNS = "Auswahllisten"
"""The hidden sheet with the words of the drop-downs."""

_ORIENTATION, _FOOTNOTES = heading_key(ORIENTATION), heading_key(FOOTNOTES)


def is_orientation(heading: str) -> bool:
    """Whether a heading says that its column only repeats what was told last time."""
    return heading_key(heading).startswith(f"{_ORIENTATION} ")


def repeated_field(heading: str) -> str | None:
    """The field of which such a column repeats what was told last; None where it is none that could be answered there."""
    words = heading_key(heading).removeprefix(f"{_ORIENTATION} ")
    return next((name for name in REPEATED if heading_key(FIELD_BY_NAME[name].heading) == words), None)


def is_footnotes(heading: str) -> bool:
    """Whether a heading says that its column holds footnotes."""
    return heading_key(heading) == _FOOTNOTES


EXPORTED_SHEET = "Maßnahmen"
"""The sheet of an exported workbook, whose texts bear no guard; a CSV file that Excel has saved has the file's name."""

EXPORTED = "Maßnahmenliste"
EXPORTED_ON = "Erstellt am "
"""How the title of an exported list begins, and the last line above its table."""

_EXPORT_HEAD_WITHIN = 6


def take_off_guards(sheet: Sheet) -> None:
    """Take the apostrophes off that our CSV file sets before what is like a formula, where the sheet is such a file."""
    if sheet.name == EXPORTED_SHEET or not _is_export(sheet):
        return
    for cells in sheet.rows.values():
        for column, cell in cells.items():
            if isinstance(cell.value, str) and cell.value.startswith("'"):
                cells[column] = replace(cell, value=without_guard(cell.value))


def _is_export(sheet: Sheet) -> bool:
    head = [str(sheet.rows[row][1].value) for row in range(1, _EXPORT_HEAD_WITHIN) if 1 in sheet.rows.get(row, {})]
    return bool(head) and head[0].startswith(f"{EXPORTED} ") and any(line.startswith(EXPORTED_ON) for line in head)


MASTER_SHEETS = frozenset(("Handlungsfelder", "Leitziele", "Ressorts", "Ebenen", "Steuerungsrunden"))
"""Sheets that the master workbook has, and no list all of them."""

INQUIRIES_SHEET = "Rückfragen"
INQUIRY_HEADINGS = ("Nr. der Rückfrage", "Kennung", "Rückfrage", "gestellt von", "Antwort")
"""The headings as round sheets write them, in this order; read in any order and in any sheet."""

_INQUIRY_NUMBER, _ANSWER = heading_key(INQUIRY_HEADINGS[0]), heading_key(INQUIRY_HEADINGS[4])
_INQUIRY_ROWS_WITHIN = 15
"""The heading stands in one of the first rows, as that of a list does."""


def is_inquiry_sheet(grid: Grid) -> bool:
    """Whether a sheet holds inquiries: it has the headings of their number and answer."""
    return _header(grid) is not None


def read_inquiries(grid: Grid) -> tuple[list[InquiryAnswer], list[Located]]:
    """The answers on a sheet of inquiries, each inquiry once, and what was noticed; rows without an answer say nothing."""
    header = _header(grid)
    if header is None:
        return [], []
    sheet = grid.sheet.name
    answers: dict[int, InquiryAnswer] = {}
    noticed: list[Located] = []
    for row, number, text in _answered_rows(grid, *header):
        at = header[2]
        inquiry_id = _as_number(number)
        if inquiry_id is None:
            noticed.append(Located(Issue("questions.unreadable_number", {"number": number}), sheet, row, at, text))
        elif inquiry_id in answers:
            noticed.append(Located(Issue("questions.repeated", {"number": inquiry_id}), sheet, row, at, text))
        else:
            answers[inquiry_id] = InquiryAnswer(inquiry_id, text, sheet, address(row, at))
    if answers:
        noticed.insert(0, Located(Issue("questions.read", {"answers": _told(len(answers))}), sheet))
    return list(answers.values()), noticed


def _told(count: int) -> str:
    return "1 Antwort auf eine Rückfrage wird" if count == 1 else f"{count} Antworten auf Rückfragen werden"


def _header(grid: Grid) -> tuple[int, int, int] | None:
    """The row of the headings, and the columns of number and answer."""
    for row, cells in grid.rows.items():
        if row > _INQUIRY_ROWS_WITHIN:
            return None
        keys = {heading_key(str(cell.value)): column for column, cell in reversed(cells.items()) if _may_head(cell)}
        if _INQUIRY_NUMBER in keys and _ANSWER in keys:
            return row, keys[_INQUIRY_NUMBER], keys[_ANSWER]
    return None


def _may_head(cell: Cell) -> bool:
    return isinstance(cell.value, str) and len(cell.value) <= 2 * len(INQUIRY_HEADINGS[0])


def _answered_rows(grid: Grid, header: int, number: int, answer: int) -> Iterator[tuple[int, str, str]]:
    for row, cells in grid.rows.items():
        text = words_of(cells[answer]).text if row > header and answer in cells else None
        if text:
            yield row, (words_of(cells[number]).text or "") if number in cells else "", text


def _as_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


DECISIONS_SHEET = "Beschlüsse"
DECISION_HEADINGS = (
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

_DECISION_NUMBER, _KIND = heading_key(DECISION_HEADINGS[0]), heading_key(DECISION_HEADINGS[3])
_DECISION_ROWS_WITHIN = 15


def is_decision_sheet(grid: Grid) -> bool:
    """Whether a sheet holds decisions: its number and its kind are headings of one of the first rows."""
    for row, cells in grid.rows.items():
        if row > _DECISION_ROWS_WITHIN:
            break
        keys = {heading_key(cell.value) for cell in cells.values() if isinstance(cell.value, str)}
        if _DECISION_NUMBER in keys and _KIND in keys:
            return True
    return False


FINDINGS_SHEET = "Prüfhinweise"
TITLE = "Prüfhinweise zu „{file}“"
"""Stands in the first cell of the sheet."""

FINDING_HEADINGS = (
    "Nr.",
    "Schwere",
    "Blatt",
    "Zelle",
    "Was dort steht",
    "Was erwartet wird",
    "Was zu tun ist",
    "Mögliche Antworten",
)
HEADER_ROW = 8
REASON = "Prüfhinweise des Dashboards"
"""What such a sheet is, among the sheets that are no list."""

INQUIRIES, WORDS = "Rückfragen", "Wörter zur Auswahl"
"""What the sheets of inquiries and of drop-downs are, among the sheets that are no list."""

OURS = (REASON, DECISIONS, INQUIRIES, WORDS)
"""Sheets that the dashboard itself added; that they are no lists is no news."""

_FINDING_ROWS_WITHIN = 20
"""Somebody may have put a row above."""


def is_findings_sheet(sheet: Sheet) -> bool:
    """Whether a sheet has the headings of our findings side by side, whatever its name is by now."""
    for row, cells in sheet.rows.items():
        if row > _FINDING_ROWS_WITHIN:
            return False
        words = [str(cells[column].value).strip() for column in sorted(cells)]
        if tuple(words) == FINDING_HEADINGS:
            return True
    return False
