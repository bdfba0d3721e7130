"""Finding dates in words. Texts are in lower case and with plain dashes, as the module asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.values.cells import day_text
from dashboard.intake.values.dates import find_points, in_full


def only_span(text: str) -> tuple[str, str, str]:
    points = find_points(text)
    assert len(points) == 1
    span = points[0].span
    assert span is not None
    return span.start.isoformat(), span.end.isoformat(), span.precision


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("31.12.2025", "2025-12-31", "2025-12-31", "day"),
        ("1. februar 2023", "2023-02-01", "2023-02-01", "day"),
        ("1.2.23", "2023-02-01", "2023-02-01", "day"),
        ("2025-06-24", "2025-06-24", "2025-06-24", "day"),
        ("31/12/2024", "2024-12-31", "2024-12-31", "day"),
        ("29.02.2024", "2024-02-29", "2024-02-29", "day"),
        ("03/2022", "2022-03-01", "2022-03-31", "month"),
        ("03.2022", "2022-03-01", "2022-03-31", "month"),
        ("mrz 22", "2022-03-01", "2022-03-31", "month"),
        ("februar 2024", "2024-02-01", "2024-02-29", "month"),
        ("2024-03", "2024-03-01", "2024-03-31", "month"),
        ("05/22", "2022-05-01", "2022-05-31", "month"),
        ("ende mai 2025", "2025-05-01", "2025-05-31", "month"),
        ("schuljahr 2018/2019", "2018-08-01", "2019-07-31", "month"),
        ("kindergartenjahr 2023/24", "2023-08-01", "2024-07-31", "month"),
        ("q3/2023", "2023-07-01", "2023-09-30", "quarter"),
        ("iii/2023", "2023-07-01", "2023-09-30", "quarter"),
        ("4. quartal 2023", "2023-10-01", "2023-12-31", "quarter"),
        ("1. hj 2024", "2024-01-01", "2024-06-30", "half"),
        ("zweites halbjahr 2020", "2020-07-01", "2020-12-31", "half"),
        ("2022", "2022-01-01", "2022-12-31", "year"),
        ("2020/2021", "2020-01-01", "2021-12-31", "year"),
        ("2022/23", "2022-01-01", "2023-12-31", "year"),
        ("2014-20", "2014-01-01", "2020-12-31", "year"),
        ("2025/26", "2025-01-01", "2026-12-31", "year"),
        ("anfang 2027", "2027-01-01", "2027-04-30", "half"),
        ("mitte 2027", "2027-05-01", "2027-08-31", "half"),
        ("ende 2027", "2027-09-01", "2027-12-31", "half"),
        ("ende des jahres 2027", "2027-09-01", "2027-12-31", "half"),
        ("jahresanfang 2027", "2027-01-01", "2027-04-30", "half"),
        ("frühjahr 2027", "2027-03-01", "2027-05-31", "quarter"),
        ("frühling 2027", "2027-03-01", "2027-05-31", "quarter"),
        ("sommer 2025", "2025-06-01", "2025-08-31", "quarter"),
        ("herbst 2027", "2027-09-01", "2027-11-30", "quarter"),
        ("winter 2023/24", "2023-12-01", "2024-02-29", "quarter"),
        ("jahreswechsel 2026/27", "2026-12-01", "2027-01-31", "quarter"),
        ("mitte 27", "2027-05-01", "2027-08-31", "half"),
        ("schuljahr 26/27", "2026-08-01", "2027-07-31", "month"),
        ("ende des schuljahres 2026/27", "2027-07-01", "2027-07-31", "month"),
        ("1. schulhalbjahr 2026/27", "2026-08-01", "2027-01-31", "half"),
        ("2. halbjahr des schuljahres 2026/27", "2027-02-01", "2027-07-31", "half"),
        ("1. hj 27", "2027-01-01", "2027-06-30", "half"),
        ("wintersemester 2026/27", "2026-10-01", "2027-03-31", "half"),
        ("quartal 2/2026", "2026-04-01", "2026-06-30", "quarter"),
        ("hj 2/2026", "2026-07-01", "2026-12-31", "half"),
    ],
)
def test_a_date_means_the_days_of_its_unit(text: str, start: str, end: str, precision: str) -> None:
    assert only_span(text) == (start, end, precision)


@pytest.mark.parametrize("text", ["31.06.2025", "29.02.2023", "13/2024", "00/2024", "32.01.2025", "1.13.2024"])
def test_a_date_that_does_not_exist_is_impossible(text: str) -> None:
    assert [(point.span, point.problem) for point in find_points(text)] == [(None, "impossible")]


TWO_MEANINGS = ("winter 2027", "jahreswechsel 2027", "schuljahr 2027", "sommer 2025/26")


@pytest.mark.parametrize("text", ["03/04/2024", "11/12", "2005-07", "2024/2023", "schuljahr 2023/25", *TWO_MEANINGS])
def test_a_date_that_reads_in_two_ways_is_unclear(text: str) -> None:
    assert [(point.span, point.problem) for point in find_points(text)] == [(None, "unclear")]


@pytest.mark.parametrize(
    "text", ["2.000 euro", "2000 eur", "drs. 20/299", "30 std./woche", "ab august", "28.02. und 15.08.", "§ 14"]
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert find_points(text) == []


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("24.06. - 15.08.2025", "24.06.2025 - 15.08.2025"),
        ("24.-26.06.2025", "24.06.2025-26.06.2025"),
        ("märz bis mai 2025", "märz 2025 bis mai 2025"),
        ("jan.-märz 27", "jan. 27-märz 27"),
        ("sommer/herbst 2026", "sommer 2026/herbst 2026"),
        ("q3/q4 2026", "q3 2026/q4 2026"),
        ("03 - 05/2025", "03/2025 - 05/2025"),
        ("q1-q3 2024", "q1 2024-q3 2024"),
        ("1. und 2. quartal 2024", "1. q 2024 und 2. quartal 2024"),
    ],
)
def test_the_year_of_the_second_date_holds_for_the_first(short: str, full: str) -> None:
    assert in_full(short) == full


DAYS = st.dates(date(1950, 1, 1), date(2069, 12, 31))


@given(DAYS)
def test_a_day_that_was_written_is_read_again(day: date) -> None:
    points = find_points(day_text(day))
    assert [point.span and (point.span.start, point.span.end, point.span.precision) for point in points] == [(day, day, "day")]


@given(DAYS)
def test_a_month_that_was_written_is_read_again(day: date) -> None:
    (point,) = find_points(f"{day.month:02d}/{day.year}")
    assert point.span is not None
    assert point.span.start == day.replace(day=1)
    assert (point.span.end + timedelta(days=1)).day == 1
    assert point.span.start <= day <= point.span.end
