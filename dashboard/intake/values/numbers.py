"""Numbers as German lists write them, percentages of progress, and the values of indicators."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from math import isfinite

from dashboard.intake.model import Cell, CellKind, Choice, Issue, Reading
from dashboard.intake.values.cells import as_shown, number_text, words_of
from dashboard.intake.values.context import Context

_SCALES = {
    "tsd": 1e3,
    "tausend": 1e3,
    "mio": 1e6,
    "million": 1e6,
    "millionen": 1e6,
    "mrd": 1e9,
    "milliarde": 1e9,
    "milliarden": 1e9,
}
_ABOUT = r"(?P<about>ca\.?|circa|rund|etwa|knapp|über|gut|ungefähr|mindestens|mind\.|bis zu|max\.|~|≈|>|<|≥|≤|>=|<=)?\s?"
_NUMBER = re.compile(
    rf"{_ABOUT}(?P<sign>[-−–+])?\s?(?P<digits>\d{{1,3}}(?:[.\s']\d{{3}})+(?:,\d+)?|\d{{1,18}}(?:,\d+)?|\d{{1,15}}\.\d{{1,2}}|0\.\d+)"
    r"\s?(?P<scale>tsd|tausend|mio|millionen|million|mrd|milliarden|milliarde)?\.?\s?(?P<unit>%|prozent|v\.\s?h\.|€|eur|euro)?",
    re.IGNORECASE,
)

_NO_WORDS = re.compile(r"[-−\d.,()\s]*\d[-−\d.,()\s]*")
"""The digits of a number with their signs: what is left are words."""
_OF_INDICATOR = frozenset({"baseline", "target", "actual"})


@lru_cache(maxsize=8192)
def number_of_text(text: str) -> tuple[float, bool] | None:
    """The number that a cleaned text is, and whether it is only about so much ("rund 10.000"); None where it is no number.

    German: "1.234,5", "445.000", "1,785 Mio."; a point before one or two digits is read as a decimal point. A sign of percent or
    of euros behind it is left out.
    """
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    digits = re.sub(r"[\s']", "", found["digits"])
    is_grouped = "," in digits or re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", digits) is not None
    digits = digits.replace(".", "").replace(",", ".") if is_grouped else digits
    number = float(digits) * _SCALES.get((found["scale"] or "").casefold(), 1.0)
    return (-number if found["sign"] and found["sign"] in "-−–" else number), found["about"] is not None


def number_reader(field: str) -> Callable[[Cell, Context], Reading]:
    """A reader for an indicator's value: a number, or null with a warning where words stand."""

    def read(cell: Cell, _context: Context) -> Reading:
        if cell.kind is CellKind.NUMBER and isinstance(cell.value, (int, float)) and isfinite(cell.value):
            return _with_words(field, _rounded(cell.value * 100 if cell.is_percent else cell.value), as_shown(cell))
        text, issues = words_of(cell)
        if text is None:
            return Reading({field: None}, issues)
        number = number_of_text(text)
        if number is None:
            return Reading({field: None}, (Issue("number.unreadable"),))
        value, is_about = number
        return Reading(
            {field: _rounded(value)}, (Issue("number.about", {"number": number_text(_rounded(value))}),) if is_about else ()
        )

    return read


def _with_words(field: str, number: float, shown: str | None) -> Reading:
    """A number with the words that its format shows ("Mio. €"): they are its unit, and told."""
    words = " ".join(_NO_WORDS.sub(" ", shown or "").split())
    if not words:
        return Reading({field: number})
    unit = {"indicator_unit": words} if field in _OF_INDICATOR else {}
    is_told = any(sign.isalpha() for sign in words)
    details = {"shown": shown, "number": number_text(number), "words": words}
    return Reading({field: number, **unit}, (Issue("number.with_words", details),) if is_told else ())


def _rounded(number: float) -> float:
    """Without the dust of binary fractions: 0.07 as a percentage is 7 and not 7.000000000000001."""
    return round(float(number), 9)


def read_progress(cell: Cell, _context: Context) -> Reading:
    """progress_percent, 0 to 100: 75, "75 %", 0.75 with or without the format of percent.

    Without a sign of percent a share between 0 and 1 is told as understood, exactly 1 is a question.
    """
    if isinstance(cell.value, bool) or (cell.kind is CellKind.DATE and cell.value is not None):
        return Reading({"progress_percent": None}, (Issue("progress.unreadable"),))
    if cell.kind is CellKind.NUMBER and isinstance(cell.value, (int, float)):
        if cell.is_percent or "%" in (as_shown(cell) or ""):
            return _judged(_rounded(cell.value * (100 if cell.is_percent else 1)), ())
        return _bare(float(cell.value), ())
    text, issues = words_of(cell)
    if text is None:
        return Reading({"progress_percent": None}, issues)
    number = number_of_text(text)
    if number is None or re.search(r"€|eur|mio|tsd|mrd|[<>≥≤]|über|mindestens|mind\.|bis zu|max\.", text, re.IGNORECASE):
        return Reading({"progress_percent": None}, (Issue("progress.unreadable"),))
    notes = (Issue("number.about", {"number": number_text(_rounded(number[0]))}),) if number[1] else ()
    is_told = re.search(r"%|prozent|v\.\s?h\.", text, re.IGNORECASE) is not None
    return _judged(_rounded(number[0]), notes) if is_told else _bare(number[0], notes)


def _bare(number: float, notes: tuple[Issue, ...]) -> Reading:
    """A number without a sign of percent: a share, a percentage, or, if it is 1, either."""
    if number == 1:
        choices = (Choice(1.0, "1 %"), Choice(100.0, "100 %"))
        return Reading({"progress_percent": None}, (*notes, Issue("progress.one", choices=choices)))
    if 0 < number < 1:
        percent = _rounded(number * 100)
        return _judged(percent, (*notes, Issue("progress.share", {"percent": number_text(percent)})))
    return _judged(_rounded(number), notes)


def _judged(percent: float, notes: tuple[Issue, ...]) -> Reading:
    if not 0 <= percent <= 100:
        return Reading({"progress_percent": None}, (Issue("progress.out_of_range", {"percent": number_text(percent)}),))
    return Reading({"progress_percent": percent}, notes)
