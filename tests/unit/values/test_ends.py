"""What the end of a measure means, and when a later one was put off."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.values.ends import first_day_meant, is_put_off


@pytest.mark.parametrize(
    ("end", "precision", "text", "first"),
    [
        (date(2027, 11, 30), "quarter", "Herbst 2027", date(2027, 9, 1)),
        (date(2027, 8, 31), "half", "ab 2024 bis Mitte 2027", date(2027, 5, 1)),
        (date(2028, 12, 31), "year", "bis Ende 2028", date(2028, 9, 1)),
        (date(2027, 12, 31), "year", "2027", date(2027, 1, 1)),
        (date(2027, 12, 31), "year", "2024 – 31.12.2027", date(2027, 12, 31)),
        (date(2027, 12, 31), "month", "Dez 27", date(2027, 12, 1)),
        (date(2027, 7, 31), "month", "Schuljahr 2026/27", date(2026, 8, 1)),
        (date(2027, 12, 31), "day", "31.06.2027", date(2027, 12, 31)),
        (date(2027, 12, 31), "year", None, date(2027, 1, 1)),
        (date(2027, 9, 30), "half", None, date(2027, 7, 1)),
        (date(2027, 9, 30), None, None, date(2027, 9, 30)),
        (date(2027, 9, 30), "open", "offen", date(2027, 9, 30)),
    ],
)
def test_an_end_means_days_from_its_first_one_on(end: date, precision: str | None, text: str | None, first: date) -> None:
    assert first_day_meant(end, precision, text) == first


@pytest.mark.parametrize(
    ("before", "end", "precision", "text", "is_moved"),
    [
        (date(2027, 11, 30), date(2027, 12, 31), "quarter", "Q4 2027", False),
        (date(2027, 9, 30), date(2027, 12, 31), "quarter", "Q4 2027", True),
        (date(2027, 12, 31), date(2027, 12, 31), "day", "31.12.2027", False),
        (date(2027, 12, 31), date(2028, 1, 1), "day", "01.01.2028", True),
        (date(2027, 12, 31), date(2028, 1, 31), "month", "Januar 2028", True),
        (date(2027, 12, 31), date(2027, 11, 30), "month", "November 2027", False),
    ],
)
def test_an_end_is_put_off_where_it_means_other_and_later_days(
    before: date, end: date, precision: str, text: str, is_moved: bool
) -> None:
    assert is_put_off(before, end, precision, text) == is_moved
