"""The sentences of findings: one way to name a place, and the words of the list rather than ours."""

from __future__ import annotations

import pytest

from dashboard.intake.catalogue.entry import Entry
from dashboard.intake.findings import CATALOGUE
from dashboard.intake.model import ListReading
from tests.builders import Page, Value, codes, column, read, read_rows

HEADER = ("Handlungsfeld", "Maßnahme", "Federführung", "Ende")


def message(reading: ListReading, code: str) -> str:
    """The sentence of the one finding with this code."""
    (found,) = [each.message for each in reading.findings if each.code == code]
    return found


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: entry.code)
def test_a_sentence_that_has_a_place_begins_with_it(entry: Entry) -> None:
    if "{cell}" in entry.sentence:
        assert entry.sentence.startswith("Blatt „{sheet}“, Zelle {cell}: ")
    elif "{sheet}" in entry.sentence:
        assert entry.sentence.startswith(
            ("Blatt „{sheet}“: ", "Blatt „{sheet}“, Zeile {row}: ", "Blatt „{sheet}“, Spalte {letter}: ")
        )
    assert entry.sentence.count("{cell}") <= 1
    assert entry.sentence.endswith(".")


@pytest.mark.parametrize("name", ["SJIS", "Senatorin für Soziales, Jugend, Integration und Sport"])
def test_a_former_department_is_called_as_the_cell_calls_it(name: str) -> None:
    said = message(read_rows(HEADER, (4, "Vorkurse", name, "2027")), "department.succeeded")

    assert f"„{name}“ ist ein früherer Zuschnitt und wurde als SASJI gelesen." in said


@pytest.mark.parametrize("empty", [None, "-", "k. A."])
def test_a_row_without_a_lead_is_told_where_the_list_has_a_column_for_it(empty: Value) -> None:
    reading = read_rows(HEADER, (4, "Vorkurse", empty, "2027"), (4, "Lotsen", "SKB", "2027"))

    assert codes(reading) == ["department.none_given"]
    assert reading.findings[-1].cell == "C2"
    assert "als federführend gilt SKB, von der die Liste kommt" in message(reading, "department.none_given")
    assert column(reading, "lead_department") == ["SKB", "SKB"]


def test_a_list_without_a_column_for_the_lead_is_told_nothing_of_it() -> None:
    assert codes(read_rows(("Handlungsfeld", "Maßnahme", "Ende"), (4, "Vorkurse", "2027"))) == []


def test_a_lead_that_is_merged_downwards_is_given_for_every_row() -> None:
    page = Page([HEADER, (4, "Vorkurse", "SKB", "2027"), (4, "Lotsen", None, "2027")], merges=["C2:C3"])

    assert codes(read(page)) == []


@pytest.mark.parametrize(
    ("end", "is_ongoing", "code"), [("offen", None, ["period.says_open"]), ("Ende offen", True, []), ("fortlaufend", True, [])]
)
def test_an_end_that_is_only_open_is_asked_and_one_that_runs_on_is_not(
    end: str, is_ongoing: bool | None, code: list[str]
) -> None:
    reading = read_rows(HEADER, (4, "Vorkurse", "SKB", end))

    assert codes(reading) == code
    assert column(reading, "is_ongoing") == [is_ongoing]
    assert column(reading, "end") == [None]


def test_hidden_columns_are_named_by_letter_and_heading() -> None:
    said = message(read(Page([HEADER, (4, "Vorkurse", "SKB", "2027")], hidden_columns=["A", "D"])), "sheet.hidden_columns")

    assert said == "Blatt „Maßnahmen“: Spalten waren ausgeblendet (A „Handlungsfeld“, D „Ende“); sie wurden mitgelesen."
