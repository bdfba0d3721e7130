"""What is told of a sheet beside its measures: what was not read, what is hidden, which hints nobody used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.intake.answers.answers import Hints
from dashboard.intake.cells.addresses import column_letters
from dashboard.intake.layout.grid import Located
from dashboard.intake.layout.table_reading import SheetReading
from dashboard.intake.layout.tables import FoundSheet
from dashboard.intake.model import Issue, MeasureRow, RowKind, Sheet
from dashboard.intake.values.action_fields import all_action_fields
from dashboard.intake.values.context import index_of
from dashboard.master import MasterData


def sheet_notes(sheet: FoundSheet, reading: SheetReading, master: MasterData) -> list[Located]:
    """The notes and warnings of a whole sheet."""
    return [
        *_hidden_rows(sheet),
        *_hidden_columns(sheet),
        *_unfilled(sheet),
        *_concealed(sheet),
        *_coloured(sheet, reading.coloured),
        *_without_field(sheet, reading.measures, master),
    ]


def _hidden_rows(sheet: FoundSheet) -> list[Located]:
    count = len(sheet.grid.sheet.hidden_rows & sheet.grid.rows.keys())
    return [Located(Issue("sheet.hidden_rows", {"count": count}), sheet.name)] if count else []


def _hidden_columns(sheet: FoundSheet) -> list[Located]:
    """Each hidden column by its letter and heading."""
    said = {column: table.columns.said(column) for table in reversed(sheet.tables) for column in table.columns.headings}
    hidden = sorted(sheet.grid.sheet.hidden_columns & said.keys())
    letters = {column: column_letters(column) for column in hidden}
    words = ", ".join(at if said[column].endswith(f"Spalte {at}") else f"{at} „{said[column]}“" for column, at in letters.items())
    return [Located(Issue("sheet.hidden_columns", {"columns": words}), sheet.name)] if hidden else []


def _unfilled(sheet: FoundSheet) -> list[Located]:
    """One note where rows were prepared and never filled."""
    count = sum(kind is RowKind.UNFILLED for kind in sheet.kinds.values())
    return [Located(Issue("sheet.unfilled_rows", {"count": count}), sheet.name)] if count else []


def _concealed(sheet: FoundSheet) -> list[Located]:
    found = []
    for row, column in sheet.grid.concealed:
        cell = sheet.grid.sheet.rows[row][column]
        found.append(Located(Issue("cell.under_merge"), sheet.name, row, column, cell.value))
    return found


def _coloured(sheet: FoundSheet, cells: Sequence[tuple[int, int]]) -> list[Located]:
    """One note where colours were heard as ratings, at the first of them."""
    return [Located(Issue("rating.by_colour", {"count": len(cells)}), sheet.name, *cells[0], field="rating")] if cells else []


def _without_field(sheet: FoundSheet, measures: Iterable[MeasureRow], master: MasterData) -> list[Located]:
    """One warning where nothing in the sheet names any action field."""
    rows = list(measures)
    if not rows or any(measure.values["action_field"] is not None or "action_field" in measure.cells for measure in rows):
        return []
    choices = all_action_fields(index_of(master))
    return [Located(Issue("sheet.no_action_field", {"count": len(rows)}, choices, field="action_field"), sheet.name)]


def unused_hints(hints: Hints, sheets: Iterable[Sheet], lists: Iterable[FoundSheet]) -> list[Located]:
    """One warning for each answer whose sheet or heading is not there (any more)."""
    if not hints.sheets and not hints.columns:
        return []
    names = {sheet.name for sheet in sheets}
    columns = [table.columns for sheet in lists for table in sheet.tables]
    headings = {each.said(column) for each in columns for column in each.headings}
    lost = [name for sheet, read in hints.sheets.items() for name in dict.fromkeys((sheet, read or sheet)) if name not in names]
    gone = [heading for heading in hints.columns if heading not in headings]
    return [
        *(Located(Issue("sheet.answer_unused", {"name": name})) for name in dict.fromkeys(lost)),
        *(Located(Issue("column.answer_unused", {"heading": heading})) for heading in gone),
    ]
