"""Rows that go on under a measure's merged cells: their words join the measure above."""

from __future__ import annotations

from dashboard.intake.cells.addresses import address
from dashboard.intake.layout.columns import Columns
from dashboard.intake.layout.grid import Row
from dashboard.intake.layout.measures import shown
from dashboard.intake.model import MeasureRow
from dashboard.intake.values.cells import words_of
from dashboard.vocabulary import FIELD_BY_NAME, Kind

ONE_LINE = ("period_text", "measure_id", "number")


def continue_measure(measure: MeasureRow, row: int, cells: Row, columns: Columns) -> None:
    """Add one further row to a measure: words go below its words; a second date, number or class is kept beside it."""
    for column, cell in cells.items():
        name = columns.fields.get(column)
        goes_on = name is not None and FIELD_BY_NAME[name].kind is Kind.TEXT and name not in ONE_LINE
        text = words_of(cell).text if goes_on else shown(cell)
        if not text:
            continue
        if name is not None and goes_on:
            before = measure.values[name]
            measure.values[name] = f"{before}\n{text}" if before else text
            measure.cells.setdefault(name, address(row, column))
        else:
            heading = columns.extras.get(column) or (FIELD_BY_NAME[name].heading if name else columns.said(column))
            measure.extra[f"{heading} (Zeile {row})"] = text
