"""The list as a workbook: formatted to read and print, and read back by the intake without a change."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import NamedStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.documents.measure_list.content import MeasureList
from dashboard.documents.round_sheet.cells import (
    GRID,
    HEAD_BORDER,
    HEAD_FILL,
    LEFT,
    MARK,
    PLAIN,
    QUIET,
    STRONG,
    TITLE,
    WRAPPED,
    dress,
    put,
)
from dashboard.documents.round_sheet.columns import Column
from dashboard.documents.round_sheet.page import set_up_page
from dashboard.documents.round_sheet.row_heights import row_height
from dashboard.vocabulary import SAMPLE_MARK

SHEET = "Maßnahmen"
_PAGES_WIDE = 4
"""A4 pages beside each other: forty columns on one could not be read; Kennung, number and title are repeated on each."""


def excel(listed: MeasureList) -> bytes:
    """The bytes of the .xlsx file; DocumentError where a text is longer than a cell can be."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    header = _write_head(sheet, listed)
    styles = [_style(book, column) for column in listed.columns]
    for at, row in enumerate(listed.rows, header + 1):
        for place, (column, style) in enumerate(zip(listed.columns, styles, strict=True), 1):
            sheet.cell(at, place).style = style
            put(sheet, at, place, row.get(column.key))
        sheet.row_dimensions[at].height = row_height((row.get(column.key), column.width) for column in listed.columns)
    _finish(sheet, listed, header)
    book.properties.title = listed.title
    book.properties.creator = "Steuerungs-Dashboard"
    book.properties.keywords = SAMPLE_MARK if listed.is_sample else None
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _style(book: Workbook, column: Column) -> str:
    """The name of a column's style, known to the workbook: dressing each cell by itself takes five times as long."""
    name = f"Maßnahmen {column.number_format}" + (" rechts" if column.holds_a_number else "")
    if name not in book.named_styles:
        alignment = WRAPPED if column.holds_a_number else LEFT
        style = NamedStyle(name, font=PLAIN, border=GRID, alignment=alignment, number_format=column.number_format)
        book.add_named_style(style)
    return name


def _write_head(sheet: Worksheet, listed: MeasureList) -> int:
    """Title, lines and header; gives the number of the header's row."""
    put(sheet, 1, 1, listed.title).font = TITLE
    for at, line in enumerate(listed.lines, 2):
        put(sheet, at, 1, line).font = MARK if SAMPLE_MARK in line else QUIET
    header = len(listed.lines) + 3
    for place, column in enumerate(listed.columns, 1):
        dress([put(sheet, header, place, column.heading)], STRONG, HEAD_FILL, HEAD_BORDER)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.row_dimensions[header].height = 30
    return header


def _finish(sheet: Worksheet, listed: MeasureList, header: int) -> None:
    last = f"{get_column_letter(len(listed.columns))}{header + len(listed.rows)}"
    titles = [column.key for column in listed.columns].index("title") + 1
    sheet.auto_filter.ref = f"A{header}:{last}"
    sheet.freeze_panes = f"{get_column_letter(titles + 1)}{header + 1}"
    set_up_page(sheet, f"{listed.title} · {listed.lines[-1]}", pages_wide=_PAGES_WIDE)
    sheet.print_title_rows = f"{header}:{header}"
    sheet.print_title_cols = f"A:{get_column_letter(titles)}"
    sheet.print_area = f"A1:{last}"
