"""From what stands in a cell's XML to its value and kind (ECMA-376 part 1, 18.3.1.4 and 18.18.11)."""

from __future__ import annotations

from datetime import date, datetime
from math import isfinite

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from dashboard.intake.model import CellKind, CellValue

Valued = tuple[CellValue | None, CellKind]

FIRST_UNCERTAIN_INTEGER = 2**53
"""From here on a stored number no longer names one whole number."""


def number(raw: str, *, is_date: bool, is_1904: bool) -> Valued:
    """A number, or a day where the format says so; what is no number stays text, as it stands."""
    try:
        value = float(raw)
    except ValueError:
        return raw, CellKind.TEXT
    if not isfinite(value) or "_" in raw:
        return raw, CellKind.TEXT
    if is_date:
        day = day_of_serial(value, is_1904=is_1904)
        if day is not None:
            return day, CellKind.DATE
    if value.is_integer() and abs(value) < FIRST_UNCERTAIN_INTEGER:
        return int(value), CellKind.NUMBER
    return value, CellKind.NUMBER


def day_of_serial(serial: float, *, is_1904: bool) -> date | datetime | None:
    """The day a serial number means, with its time if it has one; None outside Excel's calendar (1900 or 1904 to 9999)."""
    if serial < (0 if is_1904 else 1):
        return None
    try:
        moment = from_excel(serial, MAC_EPOCH if is_1904 else WINDOWS_EPOCH)
    except OverflowError:
        return None
    return _without_midnight(moment)


def iso_day(raw: str) -> Valued:
    """A day written out (t="d"), as Strict workbooks may hold it; what is none stays text."""
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        return raw, CellKind.TEXT
    return _without_midnight(moment.replace(tzinfo=None)), CellKind.DATE


def boolean(raw: str) -> Valued:
    return raw.strip().lower() in ("1", "true"), CellKind.BOOLEAN


def _without_midnight(moment: object) -> date | datetime | None:
    if isinstance(moment, datetime):
        return moment.date() if (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0) else moment
    return moment if isinstance(moment, date) else None
