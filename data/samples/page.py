"""Drawing one sheet from top to bottom: title block, header, sections, measures, notes; and its look on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import ceil

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from data.samples.content import Line
from data.samples.words import Value


@dataclass(frozen=True, slots=True)
class Look:
    """What a house's lists look like."""

    font: str = "Arial"
    size: int = 9
    header_fill: str = "1F3864"
    header_ink: str = "FFFFFF"
    section_fill: str = "DCE6F1"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it says of a line, its width in characters, and the group above it in a two-row header."""

    heading: str
    value: Callable[[Line], Value]
    width: float = 14
    group: str = ""


A4, A3 = 9, 8
A4_CHARACTERS, A3_CHARACTERS = 170, 300
"""How many characters side by side stay readable on one sheet of paper."""

LINE = Side(style="thin", color="A6A6A6")
GRID = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


class Page:
    """One sheet that is written row by row; `row` is the next one."""

    def __init__(self, sheet: Worksheet, look: Look, columns: Sequence[Column], first_column: int = 1) -> None:
        self.sheet, self.look, self.columns, self.first = sheet, look, columns, first_column
        self.row = 1
        self.header_row = 0
        for offset, column in enumerate(columns):
            sheet.column_dimensions[get_column_letter(first_column + offset)].width = column.width
        if first_column > 1:
            sheet.column_dimensions["A"].width = 2.5

    @property
    def last(self) -> int:
        return self.first + len(self.columns) - 1

    def title(self, heading: str, *texts: str) -> None:
        """The title block: a heading and smaller lines below it."""
        self._free_text(heading, Font(name=self.look.font, size=14, bold=True, color=self.look.header_fill))
        for text in texts:
            self.title_line(text)

    def title_line(self, text: str) -> None:
        """One more line of the title block."""
        self._free_text(text, Font(name=self.look.font, size=self.look.size, color="404040"))

    def skip(self, rows: int = 1) -> None:
        self.row += rows

    def header(self) -> None:
        """The header: two rows with merged groups where a column has a group, else one."""
        has_groups = any(column.group for column in self.columns)
        if has_groups:
            self._groups()
        for offset, column in enumerate(self.columns):
            self._header_cell(self.first + offset, column.heading if column.group or not has_groups else None)
        self.sheet.row_dimensions[self.row].height = 30
        self.header_row = self.header_row or self.row
        self.row += 1

    def section(self, text: str) -> None:
        """An interim heading across all columns."""
        heading = self.sheet.cell(self.row, self.first, text)
        heading.font = Font(name=self.look.font, size=self.look.size + 1, bold=True)
        heading.alignment = Alignment(vertical="center")
        for column in range(self.first, self.last + 1):
            self.sheet.cell(self.row, column).fill = _fill(self.look.section_fill)
        self.sheet.merge_cells(start_row=self.row, start_column=self.first, end_row=self.row, end_column=self.last)
        self.sheet.row_dimensions[self.row].height = 18
        self.row += 1

    def measure(self, line: Line) -> None:
        """One measure in one row."""
        self.cells([column.value(line) for column in self.columns])

    def cells(self, values: Sequence[Value], *, is_italic: bool = False) -> None:
        """One row of the table's body."""
        for offset, value in enumerate(values):
            cell = self.sheet.cell(self.row, self.first + offset, value)
            cell.font = Font(
                name=self.look.font, size=self.look.size, italic=is_italic, color="7F7F7F" if is_italic else "000000"
            )
            cell.border = GRID
            centred = self.columns[offset].width <= 8 or value == "x"
            cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="center" if centred else "left")
            if isinstance(value, date):
                cell.number_format = "DD.MM.YYYY"
        self.sheet.row_dimensions[self.row].height = self._height(values)
        self.row += 1

    def total(self, text: str, value: int, at: int = 1) -> None:
        """A row that counts."""
        values: list[Value] = [None] * len(self.columns)
        values[at - 1], values[at] = text, value
        self.cells(values)
        for column in range(self.first, self.last + 1):
            cell = self.sheet.cell(self.row - 1, column)
            cell.font = Font(name=self.look.font, size=self.look.size, bold=True)
            cell.fill = _fill("F2F2F2")

    def note(self, text: str) -> None:
        """A line of small print below the table."""
        self._free_text(text, Font(name=self.look.font, size=self.look.size - 1, color="595959"))

    def finish(self) -> None:
        """Freeze the header and set up printing: across, header repeated, wide lists on A3 and several sheets."""
        sheet = self.sheet
        if self.header_row:
            sheet.freeze_panes = sheet.cell(self.header_row + 1, self.first).coordinate
            above = 1 if any(column.group for column in self.columns) else 0
            sheet.print_title_rows = f"{self.header_row - above}:{self.header_row}"
        width = sum(column.width for column in self.columns)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = A4 if width <= A4_CHARACTERS else A3
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = ceil(width / A3_CHARACTERS), 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.HeaderFooter.oddFooter = _footer()
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom = 0.6, 0.8

    def _free_text(self, text: str, font: Font) -> None:
        cell = self.sheet.cell(self.row, self.first, text)
        cell.font = font
        self.row += 1

    def _groups(self) -> None:
        """The upper header row: a group across its columns; a heading without a group reaches down over both rows."""
        column = self.first
        for group, each in groupby(self.columns, key=lambda each: each.group):
            members = list(each)
            for place, member in enumerate(members, column):
                self._header_cell(place, member.heading if not group else group if place == column else None)
                if not group:
                    self.sheet.merge_cells(start_row=self.row, start_column=place, end_row=self.row + 1, end_column=place)
            if group and len(members) > 1:
                end = column + len(members) - 1
                self.sheet.merge_cells(start_row=self.row, start_column=column, end_row=self.row, end_column=end)
            column += len(members)
        self.row += 1

    def _header_cell(self, column: int, text: str | None) -> None:
        cell = self.sheet.cell(self.row, column)
        if text:
            cell.value = text
        cell.font = Font(name=self.look.font, size=self.look.size, bold=True, color=self.look.header_ink)
        cell.fill = _fill(self.look.header_fill)
        cell.border = GRID
        cell.alignment = Alignment(vertical="center", horizontal="center", wrap_text=True)

    def _height(self, values: Sequence[Value]) -> float:
        """Row height in points, so that wrapped text is seen whole; Excel does not do it for files it did not write."""
        rows = [
            sum(-(-max(len(part), 1) // max(int(column.width), 1)) for part in str(value).split("\n"))
            for value, column in zip(values, self.columns, strict=False)
            if value is not None
        ]
        return max(15.0, (max(rows, default=1)) * self.look.size * 1.35 + 4)


def _footer() -> HeaderFooterItem:
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = "Beispieldaten – keine amtliche Liste", "Seite &P von &N"
    return footer


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


def paint(page: Page, column: int, colour: str) -> None:
    """Colour the cell of the row that was written last; columns are counted from 1 within the table."""
    page.sheet.cell(page.row - 1, page.first + column - 1).fill = _fill(colour)
