"""Ebene."""

from __future__ import annotations

import pytest

from dashboard.intake.model import Cell
from dashboard.intake.values.context import Context
from dashboard.intake.values.levels import read_levels
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


def test_an_empty_mark_reports_no_level() -> None:
    reading = read_levels(Cell("k. A."), CONTEXT)
    assert (reading.values, reading.issues) == ({"levels": None}, ())
