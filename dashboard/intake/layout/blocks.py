"""Parts of a sheet that may be tables of their own: two side by side, pivots, and what looks like a table and is not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.intake.answers.answers import MEASURES
from dashboard.intake.cells.addresses import Area, address, column_letters, split_area
from dashboard.intake.layout.columns import Columns
from dashboard.intake.layout.evidence import LETTERS_OF_A_TITLE
from dashboard.intake.layout.grid import Grid, Located, Row
from dashboard.intake.layout.headers import (
    HEADER_WITHIN,
    LEAST_FIELDS,
    Header,
    find_header,
    header_of_row,
    is_plain_title,
    may_head,
    names_title,
)
from dashboard.intake.model import CellKind, Choice, Issue

LEAST_COLUMNS = 3
"""So many columns are a table where no heading is known."""

LEAST_ROWS = 2
"""So many rows below its first row make a table."""

ROWS_OF_A_LOOK = 50

SAME_ROWS = 0.8
"""From so many rows of the list on, columns of numbers beside it belong to it."""

COUNTING = re.compile(r"(?:anzahl|summe|häufigkeit|anteil|zahl der|in %|gesamt)(?:\b|$)", re.IGNORECASE)
"""What stands above numbers that count."""

LEAVE_OUT = Choice("", "Ja, auslassen", is_proposed=True)
KEEP = Choice(MEASURES, "Nein, es gehört zur Tabelle")
NO = Choice("", "Nein, keine Maßnahmen")
YES = Choice(MEASURES, "Ja, als Maßnahmen lesen")


def side_by_side(grid: Grid) -> tuple[Grid, list[tuple[str, Grid]]]:
    """The table of a sheet without those beside it, and these with their areas ("I3:N6").

    A table beside another one stands behind an empty column, has a heading for the title of its own, and tells what the other
    tells too; else the columns belong together.
    """
    if _titles_in_first_rows(grid) < LEAST_FIELDS:
        return grid, []
    parts = [(span, part, header) for span in _spans(grid) if (header := find_header(part := _within(grid, *span)))]
    if not parts:
        return grid, []
    chosen = max(parts, key=lambda each: len(each[2].fields))[2]
    beside = [each for each in parts if each[2] is not chosen and len(each[2].fields & chosen.fields) >= LEAST_FIELDS]
    rest = grid
    for (first, last), _, _ in beside:
        rest = _without(rest, first, last)
    return rest, [(_area(part, header), part) for _, part, header in beside]


def without_counts(grid: Grid, answers: Mapping[tuple[str, str], str]) -> tuple[Grid, list[Located]]:
    """A sheet without the small tables beside the list that only count, and the questions about them.

    Such a table stands behind an empty column, says in a heading that it counts, and has other rows than the list.
    """
    header = find_header(grid) if _has_gap(grid) else None
    noticed = []
    for first, last in _spans(grid) if header else ():
        part = _within(grid, first, last)
        if header is None or any(first <= each.column <= last and names_title(each.text) for each in header.headings):
            continue
        if _counts_only(part, grid, header):
            area = f"{address(min(part.rows), first)}:{address(max(part.rows), last)}"
            is_kept = bool(answers.get((grid.sheet.name, area)))
            grid = grid if is_kept else _without(grid, first, last)
            details = {"range": f"Der Bereich {area}", "area": area}
            issue = Issue("range.kept" if is_kept else "range.counts", details, (LEAVE_OUT, KEEP), word=area)
            noticed.append(Located(issue, grid.sheet.name, min(part.rows), first))
    return grid, noticed


def _has_gap(grid: Grid) -> bool:
    """A quick look for an empty column within the first rows."""
    used = {column for row in list(grid.rows)[:ROWS_OF_A_LOOK] for column in grid.rows[row]}
    return bool(used) and len(used) < max(used) - min(used) + 1


def _counts_only(part: Grid, grid: Grid, header: Header) -> bool:
    rows = list(part.rows)
    if not rows or not any(COUNTING.match(str(cell.value).strip()) for cell in part.rows[rows[0]].values()):
        return False
    kinds = [[cell.kind for cell in part.rows[row].values()] for row in rows[1:]]
    numbers = (CellKind.NUMBER, CellKind.UNCALCULATED)
    counting = [each.count(CellKind.TEXT) == 1 < len(each) == 1 + sum(kind in numbers for kind in each) for each in kinds]
    beside = [row for row in grid.rows if row > header.last_row and len(grid.rows[row]) > len(part.rows.get(row, ()))]
    has_own_rows = rows[0] != header.last_row or len(rows) - 1 < SAME_ROWS * len(beside)
    return len(counting) >= LEAST_ROWS and all(counting) and has_own_rows


def named_apart(part: Grid, area: str) -> Grid:
    """A table beside another one as a sheet of its own, so that no two measures stand in the same row of one sheet."""
    return Grid(replace(part.sheet, name=f"{part.sheet.name} ({area})"), part.index, part.rows, part.down, part.across)


def _titles_in_first_rows(grid: Grid) -> int:
    rows = (cells for row, cells in grid.rows.items() if row <= HEADER_WITHIN)
    return len({column for cells in rows for column, cell in cells.items() if is_plain_title(cell.value)})


def _spans(grid: Grid) -> list[tuple[int, int]]:
    """The first and last column of what empty columns part; rows of a title block do not count."""
    used = sorted({column for cells in grid.rows.values() if len(cells) > LEAST_FIELDS for column in cells})
    breaks = [at for at, (before, after) in enumerate(pairwise(used), 1) if after > before + 1]
    starts, ends = [0, *breaks], [*breaks, len(used)]
    return [(used[first], used[last - 1]) for first, last in zip(starts, ends, strict=True) if last > first]


def _area(part: Grid, header: Header) -> str:
    columns = [column for cells in part.rows.values() for column in cells]
    return f"{address(header.first_row, min(columns))}:{address(max(part.rows), max(columns))}"


def _within(grid: Grid, first: int, last: int) -> Grid:
    return _cut(grid, {row: {at: cell for at, cell in cells.items() if first <= at <= last} for row, cells in grid.rows.items()})


def _without(grid: Grid, first: int, last: int) -> Grid:
    kept = {row: {at: cell for at, cell in cells.items() if not first <= at <= last} for row, cells in grid.rows.items()}
    return _cut(grid, kept)


def _cut(grid: Grid, rows: Mapping[int, Row]) -> Grid:
    kept = {row: cells for row, cells in rows.items() if cells}
    return Grid(grid.sheet, grid.index, kept, grid.down, grid.across, grid.concealed)


def without_pivots(grid: Grid) -> tuple[Grid, list[str]]:
    """A sheet without its pivots, and their areas; one that is itself the list, with a heading for the title, stays."""
    areas: list[Area] = [area for area in grid.sheet.beside.pivots if not _holds_titles(grid, area)]
    for first_row, first, last_row, last in areas:
        rows = {
            row: cells
            if not first_row <= row <= last_row
            else {at: cell for at, cell in cells.items() if not first <= at <= last}
            for row, cells in grid.rows.items()
        }
        grid = _cut(grid, rows)
    return grid, [f"{address(area[0], area[1])}:{address(area[2], area[3])}" for area in areas]


def _holds_titles(grid: Grid, area: Area) -> bool:
    rows = [row for row in grid.rows if area[0] <= row <= area[2]][:LEAST_ROWS]
    cells = (cell for row in rows for at, cell in grid.rows[row].items() if area[1] <= at <= area[3])
    return any(is_plain_title(cell.value) for cell in cells)


def given_headers(grid: Grid, ranges: Mapping[tuple[str, str], str]) -> dict[str, tuple[Header, int]]:
    """The tables that the house has named: area -> its header and the column of its titles."""
    found = {}
    for (sheet, part), letter in ranges.items():
        area = split_area(part) if sheet == grid.sheet.name and ":" in part else None
        title = split_area(letter) if letter not in ("", MEASURES) else None
        if area is not None and title is not None and area[0] in grid.rows:
            found[part] = header_of_row(grid, area[0]), title[1]
    return found


def unread_tables(grid: Grid, rows: Sequence[int], least_known: int = LEAST_COLUMNS) -> Iterator[Located]:
    """The question about every part of these rows that looks like a table of measures and is not read.

    A heading for the title is enough to ask, else so many known ones are needed.
    """
    for block in _blocks(grid, rows):
        width = len(grid.rows[block[0]])
        is_titled = any(names_title(str(cell.value)) for cell in grid.rows[block[0]].values())
        body = [row for row in block[1:] if len(grid.rows[row]) >= LEAST_FIELDS]
        least = 1 if is_titled and width >= LEAST_COLUMNS else LEAST_ROWS
        is_wide = width >= (LEAST_FIELDS if is_titled else LEAST_COLUMNS)
        if not is_wide or len(body) < least or not _is_header(grid, block[0], least_known):
            continue
        columns = {column for row in block for column in grid.rows[row]}
        part = f"{address(block[0], min(columns))}:{address(block[-1], max(columns))}"
        choices = title_choices(grid, block[0], body)
        if len(choices) > 1:
            yield Located(Issue("range.unread", {"range": part}, choices, word=part), grid.sheet.name, block[0])


def _blocks(grid: Grid, rows: Sequence[int]) -> Iterator[list[int]]:
    """Rows without a gap that each fill several cells."""
    block: list[int] = []
    for row in rows:
        is_wide = len(grid.rows[row]) >= LEAST_FIELDS
        if block and (row != block[-1] + 1 or not is_wide):
            yield block
            block = []
        if is_wide:
            block.append(row)
    if block:
        yield block


def _is_header(grid: Grid, row: int, least_known: int) -> bool:
    if not all(map(may_head, grid.rows[row].values())):
        return False
    fields = {each.name.fields[0] for each in header_of_row(grid, row).headings if each.name.fields}
    return "title" in fields or len(fields) >= least_known


def title_choices(grid: Grid, row: int, body: Iterable[int]) -> tuple[Choice, ...]:
    """The columns that may hold the titles of a table with its headings in this row, and that it holds none."""
    columns = Columns(headings={each.column: each for each in header_of_row(grid, row).headings})
    rows = list(body)
    likely = [column for column in columns.headings if _are_words(grid, column, rows)]
    letters = {column: column_letters(column) for column in likely}
    return (*(Choice(letters[at], f"Titel in Spalte {letters[at]} „{columns.said(at)}“") for at in likely), NO)


def _are_words(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    cells = [cell for row in rows if (cell := grid.rows[row].get(column)) is not None]
    texts = {str(cell.value) for cell in cells if cell.kind is CellKind.TEXT}
    return sum(sum(map(str.isalpha, text)) >= LETTERS_OF_A_TITLE for text in texts) >= min(LEAST_ROWS, len(rows))
