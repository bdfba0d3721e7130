"""How sheets of ours are written: texts always as texts, rows as high as their words, pages that print on A4 landscape."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from math import ceil

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.harmless import is_formula_like
from dashboard.refusals import RefusalError

Value = str | int | float | date | None

LONGEST_TEXT = 32_767
"""Characters that a cell of Excel holds."""

INK, MUTED, LINE, ACCENT = "16202A", "55606A", "C8CED3", "9B1B1F"
GREY, HEAD = "E9ECEE", "F4F5F6"
FONT = "Calibri"

PLAIN = Font(name=FONT, size=10, color=INK)
STRONG = Font(name=FONT, size=10, color=INK, bold=True)
QUIET = Font(name=FONT, size=10, color=MUTED)
TITLE = Font(name=FONT, size=15, color=INK, bold=True)
HEADING = Font(name=FONT, size=12, color=ACCENT, bold=True)
MARK = Font(name=FONT, size=11, color=ACCENT, bold=True)

GREY_FILL = PatternFill("solid", start_color=GREY, end_color=GREY)
HEAD_FILL = PatternFill("solid", start_color=HEAD, end_color=HEAD)
_THIN, _STRONG_LINE = Side(style="thin", color=LINE), Side(style="medium", color=INK)
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
HEAD_BORDER = Border(left=_THIN, right=_THIN, top=_STRONG_LINE, bottom=_STRONG_LINE)
WRAPPED = Alignment(wrap_text=True, vertical="top")
LEFT = Alignment(wrap_text=True, vertical="top", horizontal="left")
DAY_FORMAT = "DD.MM.YYYY"

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Write a value; a text is stored as a text and shown as it stands, also where it is like a formula.

    RefusalError where a text is longer than a cell can be: cutting it would come back as a change.
    """
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), "nothing is written under merged cells"  # noqa: S101 - narrows openpyxl's union
    if not isinstance(value, str):
        cell.value = value
        return cell
    if len(value) > LONGEST_TEXT:
        raise RefusalError(f"Ein Text ist mit {len(value)} Zeichen länger, als eine Zelle fasst (32.767): „{value[:60]} …“.")
    cell.value = as_xml_text(value)
    cell.data_type = "s"
    cell.quotePrefix = is_formula_like(value)
    return cell


def as_xml_text(text: str) -> str:
    """A text as it stands in the file: without what XML cannot hold, and what looks like an escape of Excel escaped."""
    return _ESCAPED.sub("_x005F_", without_controls(text))


def without_controls(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return _NO_XML.sub("", text)


def dress(cells: Iterable[Cell], font: Font, fill: PatternFill | None = None, border: Border | None = None) -> None:
    """Give cells a font, wrapped text, and where told a ground and a border."""
    for cell in cells:
        cell.font = font
        cell.alignment = WRAPPED
        if fill is not None:
            cell.fill = fill
        if border is not None:
            cell.border = border


MARGIN_INCHES = 0.4


def set_up_page(sheet: Worksheet, footer: str, *, pages_wide: int = 1, is_landscape: bool = True) -> None:
    """A4, fit to so many pages beside each other, and a footer with page numbers."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if is_landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_margins.left = sheet.page_margins.right = MARGIN_INCHES
    sheet.page_margins.top, sheet.page_margins.bottom = MARGIN_INCHES, 0.6
    foot = HeaderFooterItem()
    foot.left.text, foot.right.text = footer.replace("&", "&&"), "Seite &P von &N"
    foot.left.size = foot.right.size = 8
    sheet.oddFooter = foot
    sheet.sheet_view.showGridLines = False


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
