"""Each value that a list is read to say stands in the cell that it names: in all sample lists, and where columns meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dashboard.intake.answers.answered import answered
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.cells.addresses import split_address
from dashboard.intake.cells.sheets import read_workbook
from dashboard.intake.joining.canonical import canonical
from dashboard.intake.layout.sections import field_named
from dashboard.intake.master.workbook import read_master
from dashboard.intake.model import Cell, ListReading, MeasureRow, Workbook
from dashboard.intake.opening.limits import LIMITS
from dashboard.intake.opening.package import Package, open_package
from dashboard.intake.reading import read_list
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context
from dashboard.intake.values.ratings import rating_from_fill
from dashboard.intake.values.readers import READERS
from dashboard.master import MasterData
from dashboard.settings import LISTS, MASTER
from dashboard.vocabulary import FIELD_BY_NAME
from tests.builders import Page, read, read_rows

FILES = sorted(LISTS.rglob("*.xlsx"))


@cache
def master() -> MasterData:
    return read_master(MASTER)


def opened(content: bytes, name: str) -> Workbook:
    package = open_package(content, name, LIMITS)
    assert isinstance(package, Package)
    workbook = read_workbook(package, LIMITS)
    assert isinstance(workbook, Workbook)
    return workbook


def says(cell: Cell, name: str, value: Any, context: Context) -> bool:
    """Whether a cell is read as this value of the field, in whichever column it stands; a long text may go on in another cell."""
    if name == "rating" and rating_from_fill(cell.fill) == value:
        return True
    text = words_of(cell).text or ""
    if isinstance(value, str) and text and text in value:
        return True
    if any(cross in text.casefold() for cross in ("x", "✓")) and len(text) == 1:
        return True  # a cross says what the heading of its column says
    told = (reader(cell, context).values.get(name) for reader in READERS.values())
    if any(each is not None and _fits(canonical(name, each), canonical(name, value)) for each in told):
        return True
    return bool(text) and field_named(text, context)[0] == value


def _fits(said: Any, value: Any) -> bool:
    return bool(said == value) or (isinstance(value, list) and set(said) <= set(value))


def unfounded(reading: ListReading, workbook: Workbook, known: MasterData) -> Iterator[tuple[str, int, str, Any]]:
    """The values whose cell says something else, or that name none."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for row in reading.measures:
        for name, value in row.values.items():
            if value in (None, []) or _is_of_the_list(row, name, reading):
                continue
            place = split_address(row.cells.get(name, ""))
            cell = sheets[row.sheet].rows.get(place[0] or 0, {}).get(place[1] or 0) if place else None
            context = Context(known, reading.department, row.values["action_field"])
            if cell is None or not says(cell, name, value, context):
                yield row.sheet, row.row, name, value


def _is_of_the_list(row: MeasureRow, name: str, reading: ListReading) -> bool:
    """The lead of a list that names none, and an action field that the name of the sheet says."""
    is_own_lead = name == "lead_department" and name not in row.cells and row.values[name] == reading.department
    return is_own_lead or (name == "action_field" and row.cells.get(name) == "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_value_of_a_sample_list_stands_in_the_cell_that_it_names(path: Path) -> None:
    content = path.read_bytes()
    reading = read_list(content, path.name, master())

    assert list(unfounded(reading, opened(content, path.name), master())) == []
    assert set(FIELD_BY_NAME) >= {name for row in reading.measures for name in row.cells}


HEAD = ("Nr.", "Handlungsfeld", "Maßnahme")


def cells_of(*columns: tuple[str, Any]) -> dict[str, str]:
    """The cells of the one measure of a list with these further columns, from column D on."""
    headings, values = zip(*columns, strict=True)
    (row,) = read_rows((*HEAD, *headings), (1, 4, "Vorkurse an Schulen", *values)).measures
    return row.cells


def test_a_rating_in_its_own_column_is_not_said_to_stand_in_the_stage() -> None:
    cells = cells_of(("Umsetzungsstand", "läuft (verzögert)"), ("Ampel", "rot"), ("Begründung", "Die Mittel fehlen."))

    assert (cells["stage"], cells["rating"]) == ("D2", "E2")


@pytest.mark.parametrize(
    ("start", "end", "start_cell", "end_cell"),
    [
        ("01.01.2025", "31.12.2027", "D2", "E2"),
        ("2024 – 2027", "31.12.2027", "D2", "E2"),
        ("2024 – 2027", "30.06.2028", "D2", "E2"),
        ("2024 – 2027", None, "D2", "D2"),
        (None, "2024 – 2027", "E2", "E2"),
        ("-", "01.03.2024 – 31.12.2027", "E2", "E2"),
    ],
)
def test_beginning_and_end_name_the_column_that_said_them(
    start: str | None, end: str | None, start_cell: str, end_cell: str
) -> None:
    cells = cells_of(("Beginn", start), ("Ende", end))

    assert (cells["start"], cells["end"]) == (start_cell, end_cell)


def test_dates_beside_the_words_of_a_period_name_their_own_columns() -> None:
    cells = cells_of(("Zeitraum", "2025 – 2027"), ("Beginn", date(2025, 3, 1)), ("Ende", None))

    assert (cells["start"], cells["end"], cells["period_text"]) == ("E2", "D2", "D2")


def test_a_value_of_merged_cells_and_of_an_interim_heading_names_the_cell_that_holds_it() -> None:
    rows = (("Nr.", "Maßnahme", "Umsetzungsstand"), ("4 Bildung",), (1, "Vorkurse", "läuft"), (2, "Lesepaten", None))
    first, second = read(Page(rows, merges=["C3:C4"])).measures

    assert (first.cells["stage"], second.cells["stage"]) == ("C3", "C3")
    assert (first.cells["action_field"], second.cells["action_field"]) == ("A2", "A2")


def test_a_lead_that_no_cell_names_has_no_cell() -> None:
    assert "lead_department" not in cells_of(("Federführung", "-"))
    assert cells_of(("Federführung", "SKB"))["lead_department"] == "D2"


def test_an_answer_is_reported_from_the_cell_that_was_asked_about() -> None:
    reading = read_rows(
        (*HEAD, "Umsetzungsstand", "Sachstand"), (1, 4, "Vorkurse", "-", "Die Vorkurse wurden 2025 abgeschlossen.")
    )
    asked = next(finding for finding in reading.findings if finding.field == "stage")
    assert (reading.measures[0].cells["stage"], asked.cell) == ("D2", "E2")

    subject = (asked.code, "stage", asked.word or asked.value or "", asked.sheet or "", asked.cell or "")
    told = answered(reading, Answers.of([Answer(AnswerKind.VALUE, subject, "completed")]), master())

    assert (told.measures[0].values["stage"], told.measures[0].cells["stage"]) == ("completed", "E2")
    assert told.measures[0].cells["report"] == "E2"
