"""Headings between rows that end an action field or tell a stage, sheets that do, and places that nothing names."""

from __future__ import annotations

import pytest

from dashboard.intake.answers.answered import answered
from dashboard.intake.answers.answers import Answer, Answers
from dashboard.intake.answers.questions import QuestionGroup, questions
from dashboard.intake.model import ListReading
from tests.builders import Page, Rows, Value, codes, column, kinds, read, read_rows, titles
from tests.unit.masters import MASTER

HEADER: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand", "Sachstand"]
COURSE: list[Value] = [1, "Sprachkurse", "läuft", "40 Plätze"]
READING: list[Value] = [2, "Lesepaten", "geplant", "Träger gefunden"]
CAFE: list[Value] = [3, "Elterncafé", None, "zwei Standorte"]
LOTSEN: list[Value] = [4, "Lotsen", None, "vier Häuser"]


def question(reading: ListReading, code: str) -> QuestionGroup:
    """The one question of this kind."""
    (found,) = [each for each in questions(reading) if each.code == code]
    return found


def settled(reading: ListReading, answer: Answer) -> ListReading:
    return answered(reading, Answers.of([answer]), MASTER)


@pytest.mark.parametrize(
    "heading",
    [
        "Weitere Maßnahmen (ohne Handlungsfeld)",
        "Querschnittsthemen",
        "Handlungsfeldübergreifend",
        "Sonstige Projekte",
        "Sonstiges",
        "Handlungsfeldübergreifende Maßnahmen",
        "Maßnahmen ohne Handlungsfeld",
    ],
)
@pytest.mark.parametrize("at", [0, 1])
def test_a_heading_outside_of_the_fields_ends_the_one_before_and_is_asked_once(heading: str, at: int) -> None:
    row: list[Value] = [*[None] * at, heading]
    reading = read_rows(HEADER, ["Handlungsfeld 1"], COURSE, row, READING, CAFE)
    asked = question(reading, "section.no_field")

    assert (titles(reading), kinds(reading)[4]) == (["Sprachkurse", "Lesepaten", "Elterncafé"], "section")
    assert column(reading, "action_field") == [1, None, None]
    assert column(reading, "subtopic") == [None, heading, heading]
    assert asked.sentence == f"Zu welchem Handlungsfeld gehören die Maßnahmen unter „{heading}“?"
    after = settled(reading, asked.with_value(4))
    assert (column(after, "action_field"), "section.no_field" in codes(after)) == ([1, 4, 4], False)


def test_a_topic_within_a_field_just_does_not_end_it() -> None:
    reading = read_rows(HEADER, ["Handlungsfeld 1"], COURSE, ["Vor und nach der Schule"], READING, merges=["A4:D4"])

    assert (column(reading, "action_field"), codes(reading)) == ([1, 1], [])


def test_such_a_heading_asks_nothing_where_the_rows_name_their_fields() -> None:
    reading = read_rows(
        [*HEADER, "Handlungsfeld"], ["Handlungsfeld 1"], [*COURSE, 1], ["Querschnittsthemen"], [*READING, 4], merges=["A4:E4"]
    )

    assert (column(reading, "action_field"), codes(reading)) == ([1, 4], [])


def test_such_a_heading_asks_nothing_where_no_field_was_named_before() -> None:
    assert codes(read_rows(HEADER, COURSE, ["Sonstiges"], READING)) == []


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("Entfallene Maßnahmen", "discontinued"),
        ("Abgeschlossene Projekte", "completed"),
        ("Bereits umgesetzte Maßnahmen (bis 2025)", "completed"),
        ("Zurückgestellte Vorhaben", "deferred"),
        ("Nicht mehr verfolgte Maßnahmen", "discontinued"),
        ("Geplante Maßnahmen 2027", "planned"),
    ],
)
def test_a_heading_that_tells_a_stage_is_asked_once_and_never_set(heading: str, stage: str) -> None:
    reading = read_rows(HEADER, COURSE, [None, heading], READING, CAFE, LOTSEN)
    asked = question(reading, "section.stage")

    assert column(reading, "stage") == ["in_progress", "planned", None, None]
    assert [choice.value for choice in asked.choices if choice.is_proposed] == [stage]
    assert asked.cells == (("Maßnahmen", "B3"),)
    after = settled(reading, asked.with_value(stage))
    assert column(after, "stage") == ["in_progress", "planned", stage, stage]
    assert "section.stage" not in codes(after)


def test_such_a_heading_asks_nothing_where_the_rows_tell_their_stage() -> None:
    assert codes(read_rows(HEADER, COURSE, [None, "Geplante Maßnahmen"], READING)) == []


@pytest.mark.parametrize("title", ["Abgeschlossene Berufsausbildung", "Umgesetzte Maßnahmen auswerten", "Geplante Übergänge"])
def test_a_title_that_only_begins_so_is_a_measure(title: str) -> None:
    assert titles(read_rows(HEADER, COURSE, [None, title], READING)) == ["Sprachkurse", title, "Lesepaten"]


def test_a_stage_ends_with_the_next_field_but_holds_for_fields_right_below_it() -> None:
    ended = read_rows(HEADER, [None, "Entfallene Maßnahmen"], CAFE, ["Handlungsfeld 4"], LOTSEN, COURSE)
    holding = read_rows(HEADER, [None, "Entfallene Maßnahmen"], ["Handlungsfeld 4"], LOTSEN, COURSE)

    assert column(settled(ended, question(ended, "section.stage").with_value("discontinued")), "stage")[:2] == [
        "discontinued",
        None,
    ]
    after = settled(holding, question(holding, "section.stage").with_value("discontinued"))
    assert (column(after, "stage"), column(after, "action_field")) == (["discontinued", "in_progress"], [4, 4])


def test_the_title_of_a_second_table_tells_a_stage_too() -> None:
    second: Rows = [["Abgeschlossene Maßnahmen"], ["Nr.", "Maßnahme", "Sachstand"], [9, "Mentoring", "beendet im Mai"]]
    reading = read_rows(HEADER, COURSE, [], *second)
    asked = question(reading, "section.stage")

    assert column(reading, "stage") == ["in_progress", None]
    assert column(settled(reading, asked.with_value("completed")), "stage") == ["in_progress", "completed"]


def test_a_sheet_named_after_a_stage_is_asked_for_rows_that_tell_none() -> None:
    done = Page([HEADER, CAFE, [5, "Mentoring", "entfallen", "x"]], "Abgeschlossene Maßnahmen")
    reading = read(Page([HEADER, COURSE], "Laufend"), done)
    asked = question(reading, "sheet.stage")

    assert asked.sentence == "Welcher Umsetzungsstand gilt für das Blatt „Abgeschlossene Maßnahmen“, wo keiner dabeisteht?"
    assert column(reading, "stage") == ["in_progress", None, "discontinued"]
    after = settled(reading, asked.with_value("completed"))
    assert (column(after, "stage"), "sheet.stage" in codes(after)) == (["in_progress", "completed", "discontinued"], False)


def test_rows_without_field_or_level_are_told_once_a_column_with_their_cells() -> None:
    rows: list[list[Value]] = [[number, f"Kurs {number}", 1 if number == 1 else None, "Land"] for number in range(1, 9)]
    reading = read_rows(["Nr.", "Maßnahme", "Handlungsfeld", "Ebene"], *rows)
    (told,) = [each for each in reading.findings if each.code == "column.no_field_given"]

    assert (told.severity, told.cell, told.asks) == ("warning", "C3", "")
    assert "In der Spalte „Handlungsfeld“ steht bei manchen Maßnahmen nichts" in told.message
    assert "(Anzahl: 7; C3, C4, C5, C6, C7 und 2 weitere)" in told.message


def test_rows_without_a_level_are_a_note() -> None:
    reading = read_rows(["Maßnahme", "Ebene"], ["Kurs", None], ["Fest", "Land"])

    assert [(each.code, each.severity) for each in reading.findings if each.cell == "B2"] == [("column.no_level_given", "note")]


def test_a_row_whose_field_a_heading_names_is_told_nothing() -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Handlungsfeld"], ["Handlungsfeld 1"], [1, "Kurs", None], [2, "Fest", 1])

    assert codes(reading) == []


def test_a_row_whose_level_cannot_be_read_is_told_that_alone() -> None:
    reading = read_rows(["Maßnahme", "Ebene"], ["Kurs", "Kommune"], ["Fest", "Land"])

    assert codes(reading) == ["levels.ambiguous"]


def test_a_list_without_these_columns_is_told_nothing() -> None:
    assert codes(read_rows(HEADER, COURSE, READING)) == []
