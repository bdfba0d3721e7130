"""Ampel by the colour of a cell, where no word says it (DESIGN, section 4: a coloured cell without a word is a rating)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.intake.layout.columns import Columns
from dashboard.intake.layout.grid import Grid, has_content
from dashboard.intake.values.ratings import rating_from_fill

BESIDE = ("stage", "number", "title", "measure_id")
"""Columns whose cells people colour where they have no column for the Ampel, in the order in which they are asked."""


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
