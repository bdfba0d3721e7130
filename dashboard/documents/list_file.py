"""A list to take along: title and lines, a header that stays and filters, rows; as a workbook ready for A4, or as CSV."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from dashboard.documents.csv_table import csv_bytes, csv_cell
from dashboard.documents.round_sheet.cells import HEAD_BORDER, HEAD_FILL, MARK, QUIET, STRONG, TITLE, dress, put, set_up_page
from dashboard.vocabulary import SAMPLE_MARK


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the rows: title, lines, and each column's heading with its width in characters."""

    title: str
    lines: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]

    @property
    def row(self) -> int:
        """The row of the headings."""
        return len(self.lines) + 3


def begun_book(sheet_name: str, head: Head) -> Workbook:
    """A workbook of one sheet with everything above the rows."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = sheet_name
    put(sheet, 1, 1, head.title).font = TITLE
    for at, line in enumerate(head.lines, 2):
        put(sheet, at, 1, line).font = MARK if SAMPLE_MARK in line else QUIET
    for place, (heading, width) in enumerate(head.columns, 1):
        dress([put(sheet, head.row, place, heading)], STRONG, HEAD_FILL, HEAD_BORDER)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.row_dimensions[head.row].height = 30
    return book


def finished_book(book: Workbook, head: Head, fixed: int, *, is_sample: bool, pages_wide: int = 1) -> bytes:
    """The bytes of the .xlsx file once its rows are written; the first `fixed` columns stand still and are on every page."""
    sheet = book.worksheets[0]
    last = f"{get_column_letter(len(head.columns))}{max(sheet.max_row, head.row)}"
    sheet.auto_filter.ref = f"A{head.row}:{last}"
    sheet.freeze_panes = f"{get_column_letter(fixed + 1)}{head.row + 1}"
    set_up_page(sheet, f"{head.title} · {head.lines[-1]}", pages_wide=pages_wide)
    sheet.print_title_rows = f"{head.row}:{head.row}"
    sheet.print_title_cols = f"A:{get_column_letter(fixed)}"
    sheet.print_area = f"A1:{last}"
    book.properties.title = head.title
    book.properties.creator = "Steuerungs-Dashboard"
    book.properties.keywords = SAMPLE_MARK if is_sample else None
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def list_csv(head: Head, rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of the .csv file; the cells of `rows` are written by `csv_cell`."""
    return csv_bytes([*([csv_cell(line)] for line in (head.title, *head.lines)), [], [name for name, _ in head.columns], *rows])
