"""Small workbooks for tests: a sheet is a list of rows; written with openpyxl, read by the real reader."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from dashboard.intake.model import ListReading
from dashboard.intake.reading import read_list
from tests.unit.masters import MASTER

Value = str | int | float | bool | date | None
Rows = Sequence[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its rows from row 1 and column A on, and what is special about it.

    `merges`: areas ("A5:D5"). `fills`: cell -> RRGGBB. `hidden_rows`, `hidden_columns`: by number and letter.
    """

    rows: Rows
    name: str = "Maßnahmen"
    merges: Sequence[str] = ()
    fills: dict[str, str] = field(default_factory=dict)
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    is_hidden: bool = False


def workbook(*pages: Page, keywords: str = "") -> bytes:
    """The bytes of a workbook with these sheets; `keywords` go into the document properties."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.keywords = keywords
    for page in pages:
        _write(book, page)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(book: Workbook, page: Page) -> None:
    sheet = book.create_sheet(page.name)
    for number, row in enumerate(page.rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for cell, colour in page.fills.items():
        sheet[cell].fill = PatternFill("solid", start_color=colour, end_color=colour)
    for area in page.merges:
        sheet.merge_cells(area)
    for number in page.hidden_rows:
        sheet.row_dimensions[number].hidden = True
    for letter in page.hidden_columns:
        sheet.column_dimensions[letter].hidden = True
    if page.is_hidden:
        sheet.sheet_state = "hidden"


def read(*pages: Page, name: str = "liste.xlsx", department: str | None = "SKB", keywords: str = "") -> ListReading:
    """Read a workbook of these sheets as a list of SKB."""
    return read_list(workbook(*pages, keywords=keywords), name, MASTER, department)


def read_rows(*rows: Sequence[Value], merges: Sequence[str] = (), fills: dict[str, str] | None = None) -> ListReading:
    """Read a workbook of one sheet with these rows."""
    return read(Page(rows, merges=merges, fills=fills or {}))


def titles(reading: ListReading) -> list[str]:
    """The titles of the measures in the order of the list."""
    return [measure.values["title"] for measure in reading.measures]


def column(reading: ListReading, field_name: str) -> list[object]:
    """One field of all measures in the order of the list."""
    return [measure.values[field_name] for measure in reading.measures]


def codes(reading: ListReading) -> list[str]:
    """The codes of the findings in their order, without what every short test list lacks."""
    return [finding.code for finding in reading.findings if finding.code not in ("list.no_as_of", "sheet.no_action_field")]


def kinds(reading: ListReading) -> dict[int, str]:
    """What each row was taken for, by its number as Excel shows it."""
    return {row.row: row.kind.value for row in reading.rows}
