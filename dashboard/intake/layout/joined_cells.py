"""What the cells of a measure come to together: words of two columns or rows joined, and the cell that each value came from."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from dashboard.intake.cells.addresses import address
from dashboard.intake.layout.columns import Columns
from dashboard.intake.layout.grid import Row
from dashboard.intake.layout.struck import is_wholly_struck, struck_words
from dashboard.intake.model import Cell, MeasureRow, Reading
from dashboard.intake.values.cells import plain_words_of, shown_words
from dashboard.intake.values.texts import clean_text, join_broken_words
from dashboard.vocabulary import FIELD_BY_NAME, Kind

ONE_LINE = ("period_text", "measure_id", "number")


def words_as_written(cell: Cell) -> str:
    """The words of a cell as they stand, with footnote marks and error values: what is kept where nothing is understood."""
    return clean_text(cell.value) if isinstance(cell.value, str) else shown_words(cell).text or ""


def places_of(readings: Mapping[str, Reading], values: Mapping[str, Any], places: Mapping[str, str]) -> dict[str, str]:
    """The cell that each value of a measure came from; `places` are the cells of the columns, whose fields `readings` name.

    That is the cell of its own column where this says it, else the first one that says the same beside its own field.
    """
    found = dict(places)
    beside: dict[str, list[str]] = {}  # field -> the columns that say something of it and are not its own
    for column, reading in readings.items():
        if len(reading.values) > 1 and column in places:
            for name, said in reading.values.items():
                if said is not None and name != column:
                    beside.setdefault(name, []).append(column)
    for name, columns in beside.items():
        value, own = values.get(name), readings.get(name)
        said = own.values.get(name) if own is not None else None
        if value is None or (said is not None and said == value):
            continue
        same = next((column for column in columns if readings[column].values[name] == value), None)
        if same is not None or said is None:
            found[name] = places[same or columns[0]]
    return found


def joined_reading(before: Reading, reading: Reading, name: str) -> Reading:
    """Several columns of one field, as for notes of the own house: their words one below the other."""
    if not before.values.get(name):
        return reading
    texts = [text for text in (before.values[name], reading.values.get(name)) if text]
    return Reading({name: "\n".join(texts)}, (*before.issues, *reading.issues))


def has_value(reading: Reading | None, name: str) -> bool:
    return reading is not None and (reading.values.get(name) is not None or bool(reading.issues))


def continue_measure(measure: MeasureRow, row: int, cells: Row, columns: Columns, footnotes: Container[str] = ()) -> None:
    """Add one further row to a measure: words go below its words; a second date, number or class is kept beside it."""
    for column, cell in cells.items():
        name = columns.fields.get(column)
        goes_on = name is not None and FIELD_BY_NAME[name].kind is Kind.TEXT and name not in ONE_LINE
        text = plain_words_of(cell, footnotes).text if goes_on else words_as_written(cell)
        if struck := struck_words(cell):
            measure.extra[f"{_heading(columns, column)} (Zeile {row}, durchgestrichen)"] = struck
        if not text or is_wholly_struck(cell):
            continue
        if name is not None and goes_on:
            before = measure.values[name]
            measure.values[name] = join_broken_words(f"{before}\n{text}" if before else text)
            measure.cells.setdefault(name, address(row, column))
        else:
            measure.extra[f"{_heading(columns, column)} (Zeile {row})"] = text


def _heading(columns: Columns, column: int) -> str:
    name = columns.fields.get(column)
    return columns.extras.get(column) or (FIELD_BY_NAME[name].heading if name else columns.said(column))
