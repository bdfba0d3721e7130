"""Whole lists in which several oddities meet: crosses for everything, tables below tables, labels, prefilled drop-downs."""

from __future__ import annotations

import pytest

from tests.builders import Page, Value, codes, column, kinds, read, read_rows, titles

HEADER: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand", "Handlungsfeld"]
COURSE: list[Value] = [1, "Sprachkurse", "läuft", 1]
READING: list[Value] = [2, "Lesepaten stärken", "geplant", 4]


def test_two_row_header_crosses_sections_empty_column_a_and_hidden_rows_are_read_together() -> None:
    page = Page(
        [
            ["Maßnahmenliste"],
            [],
            [None, "Nr.", "Maßnahme", "Umsetzungsstand", None, None, "Zeitraum", None, "Zuständigkeit", None],
            [None, None, None, "geplant", "in Umsetzung", "umgesetzt", "von", "bis", "federführend", "beteiligt"],
            [None, "HF 4: Bildung & Wissenschaft"],
            [None, 1, "Lesepaten", "x", None, None, "2024", "2026", "SKB", "SASJI"],
            [None, 2, "Mentoring", None, "X", None, "ab 2024", None, "SKB", None],
            [None, "Handlungsfeld 1 – Spracherwerb"],
            [None, 3, "Kurse", None, None, "x", "01.03.2023", "30.06.2025", "SKB", None],
            [None, 4, "Tests", "x", None, "x", None, None, "SKB", None],
        ],
        merges=["B3:B4", "C3:C4", "D3:F3", "G3:H3", "I3:J3", "B5:J5", "B8:J8"],
        hidden_rows=[6, 7],
        hidden_columns=["G"],
    )

    reading = read(page)

    assert titles(reading) == ["Lesepaten", "Mentoring", "Kurse", "Tests"]
    assert column(reading, "action_field") == [4, 4, 1, 1]
    assert column(reading, "stage") == ["planned", "in_progress", "completed", None]
    assert column(reading, "is_ongoing") == [False, True, False, None]
    assert column(reading, "involved") == [["SASJI"], None, None, None]
    assert [(each.code, each.severity, each.cell) for each in reading.findings if each.severity == "warning"] == [
        ("cross.several", "warning", "D10")
    ]
    assert {"sheet.hidden_rows", "sheet.hidden_columns"} <= set(codes(reading))


def test_a_header_that_is_mostly_columns_of_crosses_is_one() -> None:
    stages: list[Value] = ["geplant", "in Vorbereitung", "in Umsetzung", "Daueraufgabe", "umgesetzt", "zurückgestellt"]
    header: list[Value] = ["Nr.", "Maßnahme", *stages, "Land", "HB", "BHV"]
    row: list[Value] = [1, "Sprachkurse", None, None, "x", None, None, None, "x", None, "x"]

    reading = read_rows(header, row)

    assert column(reading, "stage") == ["in_progress"]
    assert column(reading, "levels") == [["bremerhaven", "land"]]


def test_a_misspelt_title_heading_beside_two_known_ones_makes_a_header_with_a_note() -> None:
    just = read_rows(["Nr.", "Maßname", "Status"], [1, "Sprachkurse", "läuft"])
    just_not = read_rows(["Maßname", "Status"], ["Sprachkurse", "läuft"])

    assert titles(just) == ["Sprachkurse"]
    assert "column.alike" in codes(just)
    assert codes(just_not) == ["list.none"]


def test_one_text_above_a_second_header_is_the_title_of_its_table() -> None:
    second: list[list[Value]] = [["Abgeschlossene Maßnahmen"], ["Nr.", "Maßnahme", "abgeschlossen am"], [9, "Lotsen", "2023"]]

    reading = read_rows(HEADER, COURSE, [], *second)

    assert titles(reading) == ["Sprachkurse", "Lotsen"]
    assert kinds(reading)[4] == "title"
    assert reading.is_acceptable


def test_one_text_at_the_end_that_is_followed_by_no_header_must_be_explained() -> None:
    assert kinds(read_rows(HEADER, COURSE, [], ["Abgeschlossene Maßnahmen"]))[4] == "unclear"


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["Ansprechpartnerin:", "Frau Muster"], "footnote"),
        (["Hinweis:", "Die Zahlen sind vorläufig."], "footnote"),
        (["M 3:", "Elterncafé"], "measure"),
        (["Ohne", "Elterncafé"], "measure"),
        ([None, "Gesamtsumme", None, "1,2 Mio. Euro"], "total"),
        ([None, "davon geplant", 3], "total"),
    ],
)
def test_a_label_with_its_answer_and_a_sum_in_words_are_no_measures(row: list[Value], kind: str) -> None:
    assert kinds(read_rows(HEADER, COURSE, READING, row))[4] == kind


def test_a_name_below_im_auftrag_belongs_to_the_signature() -> None:
    found = kinds(read_rows(HEADER, COURSE, ["Im Auftrag"], ["Muster"]))

    assert (found[3], found[4]) == ("signature", "signature")
    assert kinds(read_rows(HEADER, COURSE, ["Muster"]))[3] == "unclear"


def test_a_single_text_beside_a_merged_title_goes_on_with_the_measure() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "Beschreibung", "Umsetzungsstand"],
        [1, "Sprachkurse", "erster Absatz", "läuft"],
        [None, None, "zweiter Absatz"],
        merges=["A2:A3", "B2:B3"],
    )

    assert column(reading, "description") == ["erster Absatz\nzweiter Absatz"]
    assert reading.is_acceptable


def test_the_same_text_without_the_merge_has_lost_its_title() -> None:
    header: list[Value] = ["Nr.", "Maßnahme", "Beschreibung", "Umsetzungsstand"]

    assert not read_rows(header, [1, "Sprachkurse", "erster Absatz", "läuft"], [None, None, "zweiter Absatz"]).is_acceptable


def test_an_unanswered_drop_down_is_no_value_and_makes_no_hint_of_a_measure() -> None:
    header: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand", "Ampel"]

    reading = read_rows(header, [1, "Sprachkurse", "bitte auswählen", "bitte auswählen"])

    assert titles(reading) == ["Sprachkurse"]
    assert (column(reading, "stage"), column(reading, "rating")) == ([None], [None])
    assert codes(reading) == []


def test_a_sign_beside_a_stage_gives_both() -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Status"], [1, "Sprachkurse", "🟢 läuft"], [2, "Lesepaten", "🟢 wie erwartet"])

    assert column(reading, "rating") == ["green", "green"]
    assert column(reading, "stage") == ["in_progress", None]
    assert column(reading, "rating_reason") == [None, "wie erwartet"]


@pytest.mark.parametrize(("words", "is_read"), [("KW 12/2025", False), ("KW12/2025", False), ("12/2025", True)])
def test_a_calendar_week_is_not_taken_for_a_month(words: str, is_read: bool) -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Beginn"], [1, "Sprachkurse", words])

    assert (column(reading, "start") != [None]) == is_read
    assert column(reading, "period_text") == [words]
    assert ("period.unclear" in codes(reading)) != is_read
