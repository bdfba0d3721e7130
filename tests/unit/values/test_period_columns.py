"""The columns Zeitraum, Beginn, Ende and Stand der Angaben."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from dashboard.intake.model import Cell, CellKind, Look, Reading
from dashboard.intake.values.context import Context
from dashboard.intake.values.period_columns import (
    as_of_in,
    combine_periods,
    read_as_of,
    read_end_column,
    read_period_column,
    read_start_column,
)
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER)


def period(
    start: date | None, end: date | None, is_ongoing: bool | None, text: str | None, precision: str | None
) -> dict[str, Any]:
    return {"start": start, "end": end, "is_ongoing": is_ongoing, "period_text": text, "period_precision": precision}


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


def test_a_period_keeps_its_words() -> None:
    reading = read_period_column(Cell("seit 2014, jährliche\u00a0Ausschreibung 1)"), CONTEXT)
    assert reading.values == period(date(2014, 1, 1), None, True, "seit 2014, jährliche Ausschreibung", "year")


def test_an_excel_date_is_a_day() -> None:
    reading = read_period_column(Cell(datetime(2025, 3, 1), CellKind.DATE), CONTEXT)
    assert reading.values == period(date(2025, 3, 1), date(2025, 3, 1), False, "01.03.2025", "day")


def test_a_number_that_is_a_year_is_the_year() -> None:
    reading = read_period_column(Cell(2022.0, CellKind.NUMBER), CONTEXT)
    assert reading.values == period(date(2022, 1, 1), date(2022, 12, 31), False, "2022", "year")


@pytest.mark.parametrize("cell", [Cell(45292.0, CellKind.NUMBER), Cell("45292")])
def test_a_serial_number_of_excel_is_a_day_and_told(cell: Cell) -> None:
    reading = read_period_column(cell, CONTEXT)
    assert reading.values["start"] == reading.values["end"] == date(2024, 1, 1)
    assert codes(reading) == ["period.serial"]


@pytest.mark.parametrize("cell", [Cell(12345.0, CellKind.NUMBER), Cell(2022.5, CellKind.NUMBER)])
def test_other_numbers_are_no_dates(cell: Cell) -> None:
    assert codes(read_period_column(cell, CONTEXT)) == ["period.unreadable"]


@pytest.mark.parametrize("text", ["", "-", "k. A."])
def test_an_empty_cell_reports_nothing(text: str) -> None:
    assert read_period_column(Cell(text), CONTEXT) == Reading(period(None, None, None, None, None))


def test_a_lone_date_under_beginn_is_only_the_beginning() -> None:
    reading = read_start_column(Cell("Schuljahr 2023/24"), CONTEXT)
    assert reading.values == period(date(2023, 8, 1), None, None, "Schuljahr 2023/24", "month")


def test_a_range_under_beginn_is_read_as_a_period() -> None:
    reading = read_start_column(Cell("2020-2022"), CONTEXT)
    assert (reading.values["start"], reading.values["end"]) == (date(2020, 1, 1), date(2022, 12, 31))


def test_a_lone_date_under_ende_is_only_the_end() -> None:
    reading = read_end_column(Cell("12/2026"), CONTEXT)
    assert reading.values == period(None, date(2026, 12, 31), False, "12/2026", "month")


def test_ende_of_a_year_under_ende_is_exact() -> None:
    reading = read_end_column(Cell("Ende 2026"), CONTEXT)
    assert (reading.values["end"], codes(reading)) == (date(2026, 12, 31), [])


def test_a_start_under_ende_is_a_finding() -> None:
    reading = read_end_column(Cell("ab 2026"), CONTEXT)
    assert reading.values == period(None, None, None, "ab 2026", None)
    assert codes(reading) == ["period.start_in_end_column"]


def test_beginn_and_ende_combine_with_the_coarser_precision() -> None:
    start = read_start_column(Cell("01.02.2024"), CONTEXT).values
    end = read_end_column(Cell("2026"), CONTEXT).values
    assert combine_periods(start, end) == Reading(
        period(date(2024, 2, 1), date(2026, 12, 31), False, "01.02.2024 – 2026", "year")
    )


def test_fortlaufend_under_ende_is_ongoing() -> None:
    start = read_start_column(Cell("04/2023"), CONTEXT).values
    end = read_end_column(Cell("fortlaufend"), CONTEXT).values
    assert combine_periods(start, end).values == period(date(2023, 4, 1), None, True, "04/2023 – fortlaufend", "month")


def test_an_end_closes_a_start_that_would_run_on() -> None:
    start = read_start_column(Cell("ab 2022"), CONTEXT).values
    end = read_end_column(Cell("2024"), CONTEXT).values
    assert combine_periods(start, end).values["is_ongoing"] is False


def test_a_beginning_alone_does_not_say_that_it_runs_on() -> None:
    assert combine_periods(read_start_column(Cell("2024"), CONTEXT).values).values["is_ongoing"] is None


def test_zeitraum_beside_beginn_and_ende_gives_words_and_precision_where_they_agree() -> None:
    start = read_start_column(Cell(date(2024, 1, 1), CellKind.DATE), CONTEXT).values
    end = read_end_column(Cell(date(2024, 12, 31), CellKind.DATE), CONTEXT).values
    words = read_period_column(Cell("2024"), CONTEXT).values
    assert combine_periods(start, end, words) == Reading(period(date(2024, 1, 1), date(2024, 12, 31), False, "2024", "year"))


def test_zeitraum_that_disagrees_loses_and_is_a_finding() -> None:
    start = read_start_column(Cell("2024"), CONTEXT).values
    words = read_period_column(Cell("2023"), CONTEXT).values
    reading = combine_periods(start, None, words)
    assert reading.values["start"] == date(2024, 1, 1)
    assert codes(reading) == ["period.columns_disagree"]


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("30.09.2026", date(2026, 9, 30), []),
        ("Stand: 30.09.2026", date(2026, 9, 30), []),
        ("09/2026", date(2026, 9, 30), ["as_of.last_day"]),
        ("2026", None, ["as_of.unreadable"]),
        ("bald", None, ["as_of.unreadable"]),
    ],
)
def test_the_day_of_the_information(text: str, day: date | None, found: list[str]) -> None:
    reading = read_as_of(Cell(text), CONTEXT)
    assert (reading.values["as_of"], codes(reading)) == (day, found)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Maßnahmenliste SKB, Stand: 30.09.2026", date(2026, 9, 30)),
        ("Stand 30. September 2026", date(2026, 9, 30)),
        ("Stichtag 30.09.2026", date(2026, 9, 30)),
        ("Stand: September 2026", date(2026, 9, 30)),
        ("Stand: 2026", None),
        ("Stand: Herbst 2026", None),
        ("Beschluss vom 30.09.2026", None),
        ("Umsetzungsstand", None),
    ],
)
def test_the_stand_of_a_title_block(text: str, day: date | None) -> None:
    assert as_of_in(text) == day


@pytest.mark.parametrize("text", ["gemäß Senatsbeschluss 2021", "Bewerbung 2025 abgelehnt"])
@pytest.mark.parametrize("read", [read_start_column, read_end_column, read_period_column])
def test_a_year_inside_a_sentence_is_no_date_in_any_column(read: Callable[[Cell, Context], Reading], text: str) -> None:
    reading = read(Cell(text), CONTEXT)
    assert reading.values == period(None, None, None, text, None)
    assert codes(reading) == ["period.in_words"]


@pytest.mark.parametrize("text", ["gemäß Bescheid 03/2021", "Gesetz 19.11.2020"])
def test_the_day_of_a_paper_is_no_beginning_and_no_end_and_told_in_a_period(text: str) -> None:
    assert codes(read_start_column(Cell(text), CONTEXT)) == codes(read_end_column(Cell(text), CONTEXT)) == ["period.in_words"]
    assert codes(read_period_column(Cell(text), CONTEXT)) == ["period.event"]


@pytest.mark.parametrize(("text", "told"), [("Projektende 2027", []), ("Feier am 01.07.2027", ["period.event"])])
def test_a_date_under_ende_is_told_beside_words_about_something_else(text: str, told: list[str]) -> None:
    reading = read_end_column(Cell(text), CONTEXT)
    assert reading.values["end"].year == 2027
    assert codes(reading) == told


@pytest.mark.parametrize(
    ("read", "text", "days"),
    [
        (read_end_column, "31.12.2025 (verlängert bis 31.12.2027)", [date(2025, 12, 31), date(2027, 12, 31)]),
        (read_start_column, "01.01.2025 (verschoben auf 01.06.2025)", [date(2025, 1, 1), date(2025, 6, 1)]),
    ],
)
def test_a_column_of_one_day_offers_days(read: Callable[[Cell, Context], Reading], text: str, days: list[date]) -> None:
    (issue,) = read(Cell(text), CONTEXT).issues
    assert (issue.code, [choice.value for choice in issue.choices]) == ("period.extended", days)


def test_herbst_under_ende_is_its_last_day_and_told() -> None:
    reading = read_end_column(Cell("Herbst 2027"), CONTEXT)
    assert reading.values == period(None, date(2027, 11, 30), False, "Herbst 2027", "quarter")
    assert reading.issues[0].details["days"] == "01.09.–30.11.2027"


@pytest.mark.parametrize(
    ("cell", "day", "told"), [("Sep 26", date(2026, 9, 30), ["as_of.last_day"]), (None, date(2026, 9, 1), [])]
)
def test_a_stand_shown_as_a_month_is_its_last_day(cell: str | None, day: date, told: list[str]) -> None:
    look = Look(lambda _value: cell, "month") if cell else None
    reading = read_as_of(Cell(date(2026, 9, 1), CellKind.DATE, look=look), CONTEXT)
    assert (reading.values["as_of"], codes(reading)) == (day, told)


@pytest.mark.parametrize(
    "text", ["unbefristet seit 2018", "seit 2018, unbefristet", "unbefristet (seit 2018)", "2018 ff.", "2018, fortlaufend"]
)
def test_a_beginning_under_ende_that_runs_on_is_read(text: str) -> None:
    assert read_end_column(Cell(text), CONTEXT) == Reading(period(date(2018, 1, 1), None, True, text, "year"))


@pytest.mark.parametrize("text", ["seit 2018", "ab 2018", "31.12.2026 (unbefristet)"])
def test_a_beginning_under_ende_that_says_no_more_is_asked(text: str) -> None:
    assert codes(read_end_column(Cell(text), CONTEXT)) == ["period.start_in_end_column"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Q3/Q4 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("Sommer/Herbst 2026", date(2026, 6, 1), date(2026, 11, 30)),
        ("2026/2027", date(2026, 1, 1), date(2027, 12, 31)),
    ],
)
def test_two_units_with_a_slash_are_one_date_and_no_range(text: str, start: date, end: date) -> None:
    first, last, whole = (read(Cell(text), CONTEXT).values for read in (read_start_column, read_end_column, read_period_column))
    assert (first["start"], first["end"]) == (start, None)
    assert (last["start"], last["end"]) == (None, end)
    assert (whole["start"], whole["end"]) == (start, end)


def test_two_units_with_a_dash_are_a_range_in_every_column() -> None:
    values = read_start_column(Cell("Q3-Q4 2026"), CONTEXT).values
    assert (values["start"], values["end"]) == (date(2026, 7, 1), date(2026, 12, 31))
