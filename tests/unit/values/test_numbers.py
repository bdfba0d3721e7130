"""Numbers, values of indicators and progress."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.model import Cell, CellKind, Reading
from dashboard.intake.values.cells import number_text
from dashboard.intake.values.context import Context
from dashboard.intake.values.numbers import number_of_text, number_reader, read_progress
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", 1234.5),
        ("445.000", 445_000),
        ("1.234.567", 1_234_567),
        ("1,785 Mio.", 1_785_000),
        ("12 Tsd.", 12_000),
        ("10 000", 10_000),
        ("0,5", 0.5),
        ("0.75", 0.75),
        ("3.5", 3.5),
        ("-5", -5),
        ("75 %", 75),
        ("50 EUR", 50),
    ],
)
def test_german_numbers_are_read(text: str, number: float) -> None:
    assert number_of_text(text) == (number, False)


@pytest.mark.parametrize("text", ["rund 10.000", "ca. 10.000", "knapp 10.000", "bis zu 10.000"])
def test_a_number_that_is_about_so_much_is_read_as_such(text: str) -> None:
    assert number_of_text(text) == (10_000, True)


@pytest.mark.parametrize("text", ["64 Kitas", "5-10", "1.2.3", "1,2,3", "drei", "12.34.56", "1.23,4.5", ""])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_of_text(text) is None


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_that_was_written_is_read_again(number: int) -> None:
    assert number_of_text(number_text(float(number))) == (number, False)


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


def test_words_under_an_indicator_value_are_null_and_a_finding() -> None:
    reading = number_reader("target")(Cell("64 Kitas"), CONTEXT)
    assert (reading.values, codes(reading)) == ({"target": None}, ["number.unreadable"])


def test_a_cell_with_the_format_of_percent_is_a_percentage() -> None:
    assert number_reader("actual")(Cell(0.07, CellKind.NUMBER, is_percent=True), CONTEXT).values == {"actual": 7.0}
    assert number_reader("actual")(Cell(0.07, CellKind.NUMBER), CONTEXT).values == {"actual": 0.07}


def number(value: float, *, is_percent: bool = False) -> Cell:
    return Cell(value, CellKind.NUMBER, is_percent=is_percent)


@pytest.mark.parametrize(
    ("cell", "percent", "found"),
    [
        (number(75.0), 75.0, []),
        (number(0.75, is_percent=True), 75.0, []),
        (number(0.75), 75.0, ["progress.share"]),
        (Cell("75 %"), 75.0, []),
        (Cell("75"), 75.0, []),
        (Cell("0,75"), 75.0, ["progress.share"]),
        (Cell("ca. 50 %"), 50.0, ["number.about"]),
        (number(0.0), 0.0, []),
        (number(100.0), 100.0, []),
        (number(1.0, is_percent=True), 100.0, []),
        (Cell("1 %"), 1.0, []),
        (number(100.5), None, ["progress.out_of_range"]),
        (number(-1.0), None, ["progress.out_of_range"]),
        (number(75.0, is_percent=True), None, ["progress.out_of_range"]),
        (Cell("50-75 %"), None, ["progress.unreadable"]),
        (Cell("über 50 %"), None, ["progress.unreadable"]),
        (Cell("fertig"), None, ["progress.unreadable"]),
        (Cell("k. A."), None, []),
    ],
)
def test_progress_is_a_percentage_from_0_to_100(cell: Cell, percent: float | None, found: list[str]) -> None:
    reading = read_progress(cell, CONTEXT)
    assert (reading.values, codes(reading)) == ({"progress_percent": percent}, found)


@pytest.mark.parametrize("cell", [number(1.0), Cell("1")])
def test_exactly_1_without_percent_is_a_question(cell: Cell) -> None:
    reading = read_progress(cell, CONTEXT)
    assert (reading.values, codes(reading)) == ({"progress_percent": None}, ["progress.one"])
    assert [(choice.value, choice.label) for choice in reading.issues[0].choices] == [(1.0, "1 %"), (100.0, "100 %")]
