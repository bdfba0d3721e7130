"""Colours of cells as ratings: where they are, what they mean, and where they may mean something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dashboard.intake.layout.columns import Columns
from dashboard.intake.layout.grid import Grid, has_content
from dashboard.intake.layout.wording import one_line
from dashboard.intake.model import Cell
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.ratings import RATING_WORDS, rating_from_fill, rating_of_word
from dashboard.intake.values.stages import stage_of_word

BESIDE = ("stage", "number", "title", "measure_id")
"""Columns whose cells people colour where they have no column for the Ampel, in the order in which they are asked."""

_LEAST_IN_A_ROW = 3
"""A row with fewer cells is not told from a cell."""

_MEANS = re.compile(r"\b(?:grün|gelb|orange|rot)\w*\s*(?:=|:|–|-|→|heißt|bedeutet)\s*([^,;|]+)", re.IGNORECASE)


def colour_word(code: str) -> str:
    """The German word for the colour of a rating."""
    return RATING_WORDS[code][0]


def may_mean_else(grid: Grid, columns: Columns, colours: Sequence[int], rows: Sequence[int], legend: Iterable[int]) -> bool:
    """Whether the colours of a table may mean something else than ratings.

    A row may be coloured as a whole, a legend may say so, or green may stand beside every measure that is done and no other.
    """
    own, heard = columns.column_of("rating"), tuple(colours)
    shaded = {row: found for row in rows if (found := rating_by_colour(grid, heard, row, own))} if heard else {}
    if not shaded:
        return False
    if any(_means_a_stage(cell) for row in legend for cell in grid.rows[row].values()):
        return True
    if own is not None:
        return False
    return _is_by_row(grid, shaded) or _is_done(grid, columns, rows, shaded)


def _means_a_stage(cell: Cell) -> bool:
    """Whether a cell of the legend explains a colour by a stage: "grün = erledigt", or "erledigt" on green."""
    text = one_line(cell.value)
    told = [found[1].strip() for found in _MEANS.finditer(text)] or ([text] if rating_from_fill(cell.fill) else [])
    return any(stage_of_word(words) is not None and rating_of_word(words) is None for words in told)


def stages_by_colour(grid: Grid, legend: Iterable[int]) -> dict[str, str]:
    """The stage that a legend gives to rows of a colour ("ganze Zeile: Maßnahme ruht" on grey), by the colour as RRGGBB."""
    return {
        cell.fill: stage
        for row in legend
        for cell in grid.rows[row].values()
        if cell.fill and rating_of_word(one_line(cell.value)) is None and (stage := _stage_of_row(one_line(cell.value)))
    }


def _stage_of_row(text: str) -> str | None:
    """What a legend says of whole rows; the words may stand before the stage and behind it."""
    said = _OF_ROWS.sub("", text)
    return stage_of_word(said) if said != text else None


_OF_ROWS = re.compile(r"^(?:ganze |grau\w* |farbige )?(?:zeilen?)\s*(?:=|:|–|-)\s*(?:die )?(?:maßnahmen? )?", re.IGNORECASE)


def row_colour(grid: Grid, row: int) -> str | None:
    """The colour that all cells of a row have, None where they differ or have none."""
    return next(iter({cell.fill for cell in grid.rows[row].values()})) if _is_whole(grid, row) else None


def _is_by_row(grid: Grid, shaded: Mapping[int, tuple[str, int]]) -> bool:
    return 2 * sum(_is_whole(grid, row) for row in shaded) > len(shaded)


def _is_whole(grid: Grid, row: int) -> bool:
    """Whether all cells of a row have the same colour."""
    cells = grid.rows[row].values()
    return len(cells) >= _LEAST_IN_A_ROW and len({cell.fill for cell in cells}) == 1


def _is_done(grid: Grid, columns: Columns, rows: Sequence[int], shaded: Mapping[int, tuple[str, int]]) -> bool:
    """Whether all that is done is green, nothing else is, and there is something else."""
    column = columns.column_of("stage")
    green = {row for row, (code, _) in shaded.items() if code == "green"}
    if column is None or not green:
        return False
    done = {row for row in rows if (cell := grid.cell(row, column)) and stage_of_word(words_of(cell).text or "") == "completed"}
    return green == done and len(done) < len(rows)


def coloured_columns(grid: Grid, columns: Columns, rows: Sequence[int]) -> tuple[int, ...]:
    """The columns whose colours are ratings: Ampel itself, and others only where their colours differ.

    One colour down a whole column is a house's style and says nothing.
    """
    own = columns.column_of("rating")
    if own is not None:
        return (own,)
    if any(cross.field == "rating" for cross in columns.crosses.values()):
        return ()
    candidates = [column for name in BESIDE if (column := columns.column_of(name)) is not None]
    return tuple(column for column in candidates if len({_fill(grid, row, column) for row in rows}) > 1)


def rating_by_colour(grid: Grid, columns: tuple[int, ...], row: int, own: int | None) -> tuple[str, int] | None:
    """The rating that the colours of a row mean, with its column; a cell of the Ampel column with a word is not asked."""
    for column in columns:
        cell = grid.sheet.rows.get(row, {}).get(column)
        if cell is None or (column == own and has_content(cell)):
            continue
        code = rating_from_fill(cell.fill)
        if code is not None:
            return code, column
    return None


def telling_colours(grid: Grid, column: int | None) -> Mapping[int, str]:
    """The ratings that the colours of the Ampel column mean, by row; one colour down the whole column says nothing."""
    if column is None:
        return {}
    shades = {row: shade for row in grid.rows if (shade := _fill(grid, row, column)) is not None}
    return shades if len(set(shades.values())) > 1 else {}


def _fill(grid: Grid, row: int, column: int) -> str | None:
    cell = grid.sheet.rows.get(row, {}).get(column)
    return rating_from_fill(cell.fill) if cell is not None else None
