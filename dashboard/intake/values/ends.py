"""What the end of a measure means: the days from which on it may lie, and whether a later one was put off.

The only place that judges it: the derived tables and the pages ask here.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dashboard.intake.values.dates import PRECISIONS
from dashboard.intake.values.periods import read_period

_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
LONGEST_DAYS = 731
"""No end means more days than this: further apart, two ends never overlap."""


def is_put_off(before: date, end: date, precision: str | None, text: str | None) -> bool:
    """Whether an end is later than the one told before: the days that both mean do not overlap.

    `before` is the last day that was told; `end`, `precision` and `text` are the period fields of the later version.
    """
    return end > before and first_day_meant(end, precision, text) > before


def first_day_meant(end: date, precision: str | None, text: str | None) -> date:
    """The first of the days that an end means: 1 September for "Herbst 2027", the day itself where a day is told.

    The words say it; where they do not say this end, as after an answer, the precision of the period does.
    """
    if text:
        period = read_period(text)
        if period.end == end and period.end_from is not None:
            return period.end_from
    units = PRECISIONS[: PRECISIONS.index(precision) + 1] if precision in PRECISIONS else ()
    return next((first for unit in reversed(units) if (first := _first_of(unit, end)) is not None), end)


def _first_of(unit: str, end: date) -> date | None:
    """The first day of the calendar's unit that closes on this day; None where none does."""
    months = _MONTHS.get(unit, 0)
    if not months or end.month % months or end.day != monthrange(end.year, end.month)[1]:
        return None
    return date(end.year, end.month - months + 1, 1)
