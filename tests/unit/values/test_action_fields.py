"""Handlungsfeld."""

from __future__ import annotations

from datetime import datetime

import pytest

from dashboard.intake.model import Cell, CellKind, Reading
from dashboard.intake.values.action_fields import action_field_of, read_action_field
from dashboard.intake.values.context import Context
from dashboard.master import ActionField
from tests.unit.masters import ACTION_FIELDS, MASTER

CONTEXT = Context(MASTER)


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


@pytest.mark.parametrize("field", ACTION_FIELDS, ids=lambda field: str(field.number))
def test_number_chapter_and_every_name_name_the_field(field: ActionField) -> None:
    number = field.number
    names = (field.short_name, field.long_name, *field.aliases)
    for text in (str(number), f"{number}.", f"HF {number}", f"3.{number}", f"Handlungsfeld {number}: {field.short_name}", *names):
        reading = read_action_field(Cell(text), CONTEXT)
        assert (reading.values, reading.issues) == ({"action_field": number}, ())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3.4.1", 4),
        ("3.7 Gesundheit", 7),
        ("7: Sonstiges", 7),
        ("HF7", 7),
        ("Spracherwerb (HF 1)", 1),
        ("Kultur, Religion und Sport", 11),
        ("12 Diversitätsgerechte Öffnung der Verwaltung *)", 12),
    ],
)
def test_numbers_with_words_name_the_field(text: str, number: int) -> None:
    assert read_action_field(Cell(text), CONTEXT).values == {"action_field": number}


def test_a_misspelt_name_is_read_with_a_note() -> None:
    reading = read_action_field(Cell("Gesundheit, Pflege und ältere Menschn"), CONTEXT)
    assert (reading.values, codes(reading)) == ({"action_field": 7}, ["action_field.misspelt"])


@pytest.mark.parametrize("text", ["4, 6", "4/6", "HF 4; HF 6", "Bildung, Erwerbsarbeit", "4 und 6", "HF 4/6 Schule"])
def test_of_several_fields_the_first_counts_with_a_warning(text: str) -> None:
    reading = read_action_field(Cell(text), CONTEXT)
    assert (reading.values, codes(reading)) == ({"action_field": 4}, ["action_field.several"])
    assert [choice.value for choice in reading.issues[0].choices] == [4, 6]


@pytest.mark.parametrize(("text", "number"), [("13", 13), ("14", None), ("1", 1), ("0", None), ("3.13", 13), ("3.14", None)])
def test_numbers_end_where_the_fields_end(text: str, number: int | None) -> None:
    reading = read_action_field(Cell(text), CONTEXT)
    assert reading.values == {"action_field": number}
    assert codes(reading) == ([] if number else ["action_field.unknown"])


def test_an_unknown_name_is_null_with_a_finding() -> None:
    reading = read_action_field(Cell("Umwelt"), CONTEXT)
    assert (reading.values, codes(reading)) == ({"action_field": None}, ["action_field.unknown"])


def test_a_number_and_a_name_that_disagree_are_a_question() -> None:
    reading = read_action_field(Cell("7 Bildung"), CONTEXT)
    assert (reading.values, codes(reading)) == ({"action_field": None}, ["action_field.disagrees"])
    assert [choice.value for choice in reading.issues[0].choices] == [7, 4]


@pytest.mark.parametrize(("text", "number"), [("1.000", None), ("12.500", None), ("3.1.2", 1), ("7.10", 7)])
def test_an_amount_is_no_action_field(text: str, number: int | None) -> None:
    assert read_action_field(Cell(text), CONTEXT).values == {"action_field": number}


def test_a_number_cell_is_the_field() -> None:
    assert read_action_field(Cell(7.0, CellKind.NUMBER), CONTEXT).values == {"action_field": 7}


def test_a_decimal_number_could_be_several_fields() -> None:
    reading = read_action_field(Cell(3.1, CellKind.NUMBER), CONTEXT)
    assert (reading.values, codes(reading)) == ({"action_field": None}, ["action_field.decimal"])
    assert [choice.value for choice in reading.issues[0].choices] == [1, 10, 3]


def test_a_date_that_excel_made_of_a_chapter_is_a_question_with_a_proposal() -> None:
    reading = read_action_field(Cell(datetime(2026, 7, 3), CellKind.DATE), CONTEXT)
    assert (reading.values, codes(reading)) == ({"action_field": None}, ["action_field.is_date"])
    assert [choice.value for choice in reading.issues[0].choices] == list(range(1, 14))
    assert [choice.value for choice in reading.issues[0].choices if choice.is_proposed] == [7]


def test_a_section_row_is_read_like_a_cell() -> None:
    assert action_field_of("Handlungsfeld 5 – Offene Jugend- & Jugendverbandsarbeit", CONTEXT).values == {"action_field": 5}


@pytest.mark.parametrize(
    ("text", "number"), [("3. Arbeit und Beruf", 3), ("12 Monate", 12), ("7-9", 7), ("3. Quartal", 3), ("5 Teilnehmende", 5)]
)
def test_a_number_whose_words_name_no_field_is_asked_with_that_number_first(text: str, number: int) -> None:
    reading = read_action_field(Cell(text), CONTEXT)
    assert (reading.values, codes(reading)) == ({"action_field": None}, ["action_field.disagrees"])
    assert reading.issues[0].choices[0].value == number
    assert len(reading.issues[0].choices) == 13


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("6 Erwerbsarbeit", 6),
        ("7 Gesundheit und Pflege", 7),
        ("12 Diversitätsgerechte Öffnung", 12),
        ("HF 3: Kita", 3),
        ("7 (neu)", 7),
    ],
)
def test_a_number_with_a_part_of_its_name_or_a_label_is_the_field(text: str, number: int) -> None:
    assert read_action_field(Cell(text), CONTEXT) == Reading({"action_field": number})
