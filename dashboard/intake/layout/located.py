"""An issue with its place in the workbook, until all of them are put in order and become findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.intake.cells.addresses import address, column_letters
from dashboard.intake.findings import place
from dashboard.intake.model import Finding, Issue

SHOWN_CHARACTERS = 200
"""A finding quotes no more of a cell than this; the whole text stays with the measure."""


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
