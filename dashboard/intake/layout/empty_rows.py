"""Rows that were prepared and never filled: a running number, empty marks, an unanswered drop-down, and nothing else."""

from __future__ import annotations

from dashboard.intake.layout.grid import Row
from dashboard.intake.layout.wording import RUNNING_NUMBER, is_placeholder, one_line
from dashboard.intake.model import Cell, CellKind
from dashboard.intake.values.cells import words_of


def is_running_number(cell: Cell | None) -> bool:
    """Whether a cell of the number's column counts rows: 7, "3.", "A-3", or a formula that would."""
    if cell is None:
        return False
    if cell.kind in (CellKind.NUMBER, CellKind.UNCALCULATED):
        return True
    return cell.kind is CellKind.TEXT and RUNNING_NUMBER.fullmatch(one_line(cell.value)) is not None


def is_unfilled(cells: Row, number_column: int) -> bool:
    """Whether a row holds nothing but its running number: the number is no content of a measure."""
    return all(is_running_number(cell) if column == number_column else _says_nothing(cell) for column, cell in cells.items())


def _says_nothing(cell: Cell) -> bool:
    if cell.kind is not CellKind.TEXT:
        return False
    text, issues = words_of(cell)
    return not issues and (text is None or is_placeholder(text))
