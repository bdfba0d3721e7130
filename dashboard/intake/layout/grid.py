"""The cells of a sheet as a grid, merged ones filled, and values with the place where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dashboard.intake.cells.addresses import address, column_letters
from dashboard.intake.findings import place
from dashboard.intake.model import Cell, Finding, Issue, Sheet
from dashboard.intake.values.context import MasterIndex
from dashboard.intake.values.texts import clean_text

Row = dict[int, Cell]
"""The cells with content of one row by column."""

SHOWN_CHARACTERS = 200
"""A finding quotes no more of a cell than this; the whole text stays with the measure."""


@dataclass(slots=True)
class Grid:
    """Rows with content in order; cells that only look merged away are left out, as nobody sees them.

    `down`: row -> column -> row of the merged cell above that speaks for it. `across`: first cell -> last column of a merge over
    several columns. `concealed`: (row, column) of values under a merge that say something else than the merged cell.
    `index`: the master data, whose words headings may bear.
    """

    sheet: Sheet
    index: MasterIndex
    rows: dict[int, Row] = field(default_factory=dict)
    down: dict[int, dict[int, int]] = field(default_factory=dict)
    across: dict[tuple[int, int], int] = field(default_factory=dict)
    concealed: list[tuple[int, int]] = field(default_factory=list)

    def cell(self, row: int, column: int) -> Cell | None:
        """What a reader sees at this place: the cell itself or the one merged down over it."""
        found = self.rows.get(row, {}).get(column)
        return found if found is not None else self.merged_cell(row, column)

    def merged_cell(self, row: int, column: int) -> Cell | None:
        """The cell merged down over this place, if there is one with content."""
        anchor = self.down.get(row, {}).get(column)
        return None if anchor is None else self.rows.get(anchor, {}).get(column)

    def reach(self, row: int, column: int) -> int:
        """The last column over which a cell reaches; its own column where it is not merged."""
        return self.across.get((row, column), column)


def grid_of(sheet: Sheet, index: MasterIndex) -> Grid:
    """See a sheet as people do."""
    rows = {number: cells for number in sorted(sheet.rows) if (cells := _with_content(sheet.rows[number]))}
    grid = Grid(sheet, index, rows)
    for area in sheet.merges:
        _merge(grid, area)
    if sheet.merges:
        grid.rows = {number: cells for number, cells in rows.items() if cells}
    return grid


def _with_content(cells: Row) -> Row:
    return {column: cell for column, cell in cells.items() if has_content(cell)}  # a sheet has them in order


def has_content(cell: Cell) -> bool:
    """Whether a cell says anything: blanks, soft hyphens and invisible signs alone do not."""
    value = cell.value
    if isinstance(value, str):
        return value[:1].isalnum() or (bool(value.strip()) and (len(value) > 8 or bool(clean_text(value))))
    return value is not None


def _merge(grid: Grid, area: tuple[int, int, int, int]) -> None:
    first_row, first_column, last_row, last_column = area
    anchor = grid.rows.get(first_row, {}).get(first_column)
    if last_column > first_column:
        grid.across[first_row, first_column] = last_column
    for row in range(first_row + 1, min(last_row, _last(grid)) + 1):
        grid.down.setdefault(row, {})[first_column] = first_row
    for row, column in list(_covered(grid, area)):
        cell = grid.rows[row].pop(column)
        if anchor is None or cell.value != anchor.value:
            grid.concealed.append((row, column))


def _last(grid: Grid) -> int:
    return next(reversed(grid.rows), 0)


def _covered(grid: Grid, area: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    first_row, first_column, last_row, last_column = area
    for row in range(first_row, min(last_row, _last(grid)) + 1):
        for column in grid.rows.get(row, {}):
            if first_column <= column <= last_column and (row, column) != (first_row, first_column):
                yield row, column


@dataclass(frozen=True, slots=True)
class Located:
    """An issue at its place: no sheet is the whole workbook, row 0 the whole sheet or column, column 0 the whole row."""

    issue: Issue
    sheet: str | None = None
    row: int = 0
    column: int = 0
    value: object = None
    field: str | None = None


def in_order(located: Iterable[Located], sheets: Iterable[str]) -> list[Finding]:
    """Findings by sheet in the workbook's order, then row, then column; the whole workbook comes first."""
    position: Mapping[str | None, int] = {name: number for number, name in enumerate(sheets)}
    ordered = sorted(located, key=lambda each: (position.get(each.sheet, -1), each.row, each.column, each.issue.code))
    return [_finding(each) for each in ordered]


def _finding(located: Located) -> Finding:
    value = located.value
    if isinstance(value, str) and len(value) > SHOWN_CHARACTERS:
        value = value[: SHOWN_CHARACTERS - 1] + "…"
    return place(located.issue, sheet=located.sheet, cell=_cell(located), value=value, field=located.field)


def _cell(located: Located) -> str | None:
    if located.row and located.column:
        return address(located.row, located.column)
    if located.row:
        return str(located.row)
    return column_letters(located.column) if located.column else None
