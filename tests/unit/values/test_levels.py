"""Ebene."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from dashboard.documents.round_sheet.columns import levels_text
from dashboard.documents.round_sheet.drop_downs import words_of_master
from dashboard.intake.model import Cell
from dashboard.intake.values.context import Context, index_of
from dashboard.intake.values.levels import meant_beside, read_levels
from dashboard.master import Level, LevelWord
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER)
LAND, BREMEN, BREMERHAVEN = "land", "bremen", "bremerhaven"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("L", [LAND]),
        ("Land", [LAND]),
        ("Bremen (Land)", [LAND]),
        ("HB", [BREMEN]),
        ("Stadtgemeinde Bremen", [BREMEN]),
        ("Kommune Bremen", [BREMEN]),
        ("BHV", [BREMERHAVEN]),
        ("Stadt Bremerhaven", [BREMERHAVEN]),
        ("Kommune (HB)", [BREMEN]),
        ("Land (L)", [LAND]),
        ("Land / Kommune Bremen", [BREMEN, LAND]),
        ("HB/BHV", [BREMEN, BREMERHAVEN]),
        ("Land\nBHV", [BREMERHAVEN, LAND]),
        ("Land, Stadt Bremen und Stadt Bremerhaven", [BREMEN, BREMERHAVEN, LAND]),
    ],
)
def test_levels_are_read_one_or_several(text: str, levels: list[str]) -> None:
    reading = read_levels(Cell(text), CONTEXT)
    assert (reading.values, reading.issues) == ({"levels": levels}, ())


@pytest.mark.parametrize("text", ["Bremen und Bremerhaven", "Bremen, Bremerhaven", "Bremerhaven/Bremen", "beide Städte"])
def test_bremen_and_bremerhaven_are_the_two_cities_with_a_note(text: str) -> None:
    reading = read_levels(Cell(text), CONTEXT)
    assert reading.values == {"levels": [BREMEN, BREMERHAVEN]}
    assert [issue.code for issue in reading.issues] == ["levels.several"]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("K", [[BREMEN], [BREMERHAVEN], [BREMEN, BREMERHAVEN]]),
        ("Kommune", [[BREMEN], [BREMERHAVEN], [BREMEN, BREMERHAVEN]]),
        ("Bremen", [[LAND], [BREMEN]]),
        ("L/K", [[BREMEN, LAND], [BREMERHAVEN, LAND], [BREMEN, BREMERHAVEN, LAND]]),
        ("Land; Bremen", [[LAND], [BREMEN, LAND]]),
    ],
)
def test_a_word_that_does_not_say_which_is_a_question(text: str, choices: list[list[str]]) -> None:
    reading = read_levels(Cell(text), CONTEXT)
    assert reading.values == {"levels": None}
    assert [issue.code for issue in reading.issues] == ["levels.ambiguous"]
    assert [choice.value for choice in reading.issues[0].choices] == choices


@pytest.mark.parametrize("text", ["Gröpelingen", "Land (HB)", "Land, Gröpelingen", "Bund"])
def test_what_is_no_level_is_null_with_a_finding(text: str) -> None:
    reading = read_levels(Cell(text), CONTEXT)
    assert reading.values == {"levels": None}
    assert [issue.code for issue in reading.issues] == ["levels.unreadable"]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("K (HB u. BHV)", [BREMEN, BREMERHAVEN]),
        ("Kommune (HB/BHV)", [BREMEN, BREMERHAVEN]),
        ("Land und Kommune (HB, BHV)", [BREMEN, BREMERHAVEN, LAND]),
        ("Land (Mittel), HB (Durchführung)", [BREMEN, LAND]),
        ("Land (Finanzierung)", [LAND]),
    ],
)
def test_brackets_that_name_the_levels_or_their_part_in_it_are_read_with_a_note(text: str, levels: list[str]) -> None:
    reading = read_levels(Cell(text), CONTEXT)
    assert (reading.values["levels"], [issue.code for issue in reading.issues]) == (levels, ["levels.several"])


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("HB (Stadtteil Gröpelingen)", [[BREMEN]]),
        ("Land (nur 2026); BHV (danach)", [[BREMERHAVEN, LAND]]),
        ("Land (HB)", []),
        ("K (L)", []),
        ("Gröpelingen (HB)", []),
    ],
)
def test_other_brackets_are_asked_with_the_level_before_them_proposed(text: str, proposed: list[list[str]]) -> None:
    (issue,) = read_levels(Cell(text), CONTEXT).issues
    assert issue.code == "levels.unreadable"
    assert [choice.value for choice in issue.choices if choice.is_proposed] == proposed


def test_an_empty_mark_reports_no_level() -> None:
    reading = read_levels(Cell("k. A."), CONTEXT)
    assert (reading.values, reading.issues) == ({"levels": None}, ())


FIVE = replace(
    MASTER,
    levels=tuple(Level(code, f"Ebene {code}", (code,)) for code in ("Bund", "Land", "Bezirk", "Kreis", "Gemeinde")),
    level_words=(LevelWord(("örtlich",), (("Kreis",), ("Gemeinde",))), LevelWord(("unten",), (("Kreis", "Gemeinde"),))),
)


@pytest.mark.parametrize(
    ("text", "levels", "codes"),
    [
        ("Gemeinde, Bund", ["Bund", "Gemeinde"], []),
        ("alle Ebenen", ["Bezirk", "Bund", "Gemeinde", "Kreis", "Land"], ["levels.several"]),
        ("unten", ["Gemeinde", "Kreis"], ["levels.several"]),
        ("örtlich", None, ["levels.ambiguous"]),
        ("HB", None, ["levels.unreadable"]),
        ("Kommune", None, ["levels.unreadable"]),
    ],
)
def test_number_names_and_words_of_the_levels_are_those_of_the_master_data(
    text: str, levels: list[str] | None, codes: list[str]
) -> None:
    reading = read_levels(Cell(text), Context(FIVE))
    assert (reading.values["levels"], [issue.code for issue in reading.issues]) == (levels, codes)


def test_what_is_unreadable_may_be_any_level_any_set_that_a_word_names_or_all() -> None:
    (issue,) = read_levels(Cell("HB"), Context(FIVE)).issues
    assert [choice.label for choice in issue.choices] == [
        *(f"Ebene {name}" for name in ("Bund", "Land", "Bezirk", "Kreis", "Gemeinde")),
        "Ebene Kreis, Ebene Gemeinde",
        "Ebene Bund, Ebene Land, Ebene Bezirk, Ebene Kreis, Ebene Gemeinde",
    ]


def test_a_round_sheet_offers_each_of_five_levels_and_each_set_of_several() -> None:
    words = words_of_master(FIVE)["levels"]
    assert (len(words), words[0], words[5], words[-1].count(",")) == (31, "Ebene Bund", "Ebene Bund, Ebene Land", 4)


def test_a_level_that_the_master_data_know_no_more_is_written_by_its_code() -> None:
    assert levels_text(["bremen", "Kreis"], FIVE) == "Ebene Kreis, bremen"


@pytest.mark.parametrize(
    ("code", "others", "meant"),
    [
        ("?örtlich", {"Kreis"}, "Gemeinde"),
        ("?örtlich", {"Gemeinde"}, "?örtlich"),
        ("?örtlich", set(), "?örtlich"),
        ("Land", {"Kreis"}, "Land"),
    ],
)
def test_a_word_of_two_meanings_means_the_second_where_the_first_is_named_beside_it(
    code: str, others: set[str], meant: str
) -> None:
    key = code.replace("ö", "oe")
    assert meant_beside(key, others, index_of(FIVE)) == meant.replace("ö", "oe")


def test_a_cell_of_many_words_without_a_bracket_is_looked_through_once() -> None:
    words = f"{'Stadt Bremen' * 5_000} (L"
    begun = time.process_time()

    assert read_levels(Cell(words), CONTEXT).values == {"levels": None}
    assert time.process_time() - begun < 2, "half a minute where it is looked through from each letter"
