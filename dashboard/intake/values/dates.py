"""Finding dates in words: days, months, quarters, halves, years, and years that begin in summer.

Each date becomes the span of days that is meant, with its precision; nothing is guessed into a day. Forms: facts, section 5.4.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

PRECISIONS = ("day", "month", "quarter", "half", "year")
"""From fine to coarse."""

_MONTH_NAMES = (
    ("januar", "jan", "jänner"), ("februar", "feb", "febr"), ("märz", "maerz", "mrz", "mär"), ("april", "apr"), ("mai",),
    ("juni", "jun"), ("juli", "jul"), ("august", "aug"), ("september", "sep", "sept"), ("oktober", "okt"),
    ("november", "nov"), ("dezember", "dez"),
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
ORDINALS = {"1": 1, "i": 1, "erstes": 1, "erste": 1, "2": 2, "ii": 2, "zweites": 2, "zweite": 2} | {
    "3": 3, "iii": 3, "drittes": 3, "4": 4, "iv": 4, "viertes": 4
}  # fmt: skip
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-zäöü])\.?"
YEAR = r"(?:19|20)\d{2}(?!\d)"
SHORT_YEAR = rf"(?:{YEAR}|'?\d{{2}}(?![\d.%]))"
VAGUE = "(?:anfang|mitte|ende|frühjahr|frühling|sommer|herbst|winter|jahreswechsel)"
QUARTER_MARK = r"(?:quartal|quart\.|qu\.|q\.?)"
HALF_MARK = r"(?:halbjahr|hj\.?|hbj\.?|jahreshälfte)"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date means. `is_vague`: the words say less than the precision, such as "Sommer 2025" read as the year."""

    start: date
    end: date
    precision: str
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A date in a text: where it stands and what it means. Without a span: `problem` is "impossible" or "unclear"."""

    begin: int
    finish: int
    words: str
    span: Span | None
    problem: str = ""


class UnclearDateError(ValueError):
    """Words that look like a date but can be read in two ways."""


def month_span(year: int, first: int, last: int, precision: str) -> Span:
    """From the first day of one month to the last day of another in the same year; ValueError names no such month."""
    if not 1 <= first <= last <= 12:
        raise ValueError(f"month {last} of {year}")
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision)


def year_span(first: int, last: int, *, is_vague: bool = False) -> Span:
    """Whole years, both included."""
    if last < first:
        raise UnclearDateError(f"{first}/{last}")
    return Span(date(first, 1, 1), date(last, 12, 31), "year", is_vague)


def full_year(text: str, near: int | None = None) -> int:
    """A year of two or four digits; after the year `near` two digits belong to its century."""
    text = text.lstrip("'")
    if len(text) == 4:
        return int(text)
    if near is not None:
        return near // 100 * 100 + int(text)
    return int(text) + (2000 if int(text) < 70 else 1900)


def _day(year: str, month: str, day: str) -> Span:
    number = MONTHS[month.rstrip(".")] if month[0].isalpha() else int(month)
    meant = date(full_year(year), number, int(day))
    return Span(meant, meant, "day")


def _slashed_day(first: str, second: str, year: str) -> Span:
    """31/12/2024 says which is the month; 03/04/2024 does not."""
    if int(first) <= 12:
        raise UnclearDateError(f"{first}/{second}/{year}")
    return _day(year, second, first)


def _summer_year(first: str, second: str) -> Span:
    """School and day-care years run from 1 August to 31 July."""
    year = int(first)
    if full_year(second, year) != year + 1:
        raise UnclearDateError(f"{first}/{second}")
    return Span(date(year, 8, 1), date(year + 1, 7, 31), "month")


def _part(length: int, precision: str) -> Callable[[str, str], Span]:
    def build(ordinal: str, year: str) -> Span:
        last = ORDINALS[ordinal] * length
        return month_span(full_year(year), last - length + 1, last, precision)

    return build


_quarter, _half = _part(3, "quarter"), _part(6, "half")


def _month(month: str, year: str) -> Span:
    number = MONTHS[month.rstrip(".")] if month[0].isalpha() else int(month)
    return month_span(full_year(year), number, number, "month")


def _vague_month(month: str, year: str) -> Span:
    span = _month(month, year)
    return Span(span.start, span.end, "month", is_vague=True)


def _short_month(month: str, year: str) -> Span:
    """09/22 is a month; 11/12 could be two years."""
    if int(year) <= 12:
        raise UnclearDateError(f"{month}/{year}")
    return _month(month, year)


def _dashed(first: str, second: str) -> Span:
    """2014-20 are years, 2024-03 is a month, 2005-07 could be both."""
    year, number = int(first), int(second)
    if number > 12 or number == year % 100 + 1:
        return year_span(year, full_year(second, year))
    if number > year % 100:
        raise UnclearDateError(f"{first}-{second}")
    return month_span(year, number, number, "month")


def _years(first: str, second: str) -> Span:
    return year_span(int(first), full_year(second, int(first)))


def _one_year(year: str) -> Span:
    return year_span(int(year), int(year))


def _vague_years(first: str, second: str | None) -> Span:
    return year_span(int(first), full_year(second, int(first)) if second else int(first), is_vague=True)


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Span]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"(?<!\d)({YEAR})-(\d{{1,2}})-(\d{{1,2}})(?:[t ]\d\d:\d\d(?::\d\d)?)?(?!\d)", _day),
        (rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>{SHORT_YEAR})(?: \d\d:\d\d(?::\d\d)?)?", _day),
        (rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>{MONTH})\s?(?P<year>{SHORT_YEAR})", _day),
        (rf"(?<!\d)(\d{{1,2}})/(\d{{1,2}})/({YEAR})", _slashed_day),
        (rf"(?:schuljahr|sj\.?|(?:kita|kindergarten|kiga)-?jahr)e?[ns]? ({YEAR})\s?[/-]\s?({YEAR}|\d\d(?!\d))", _summer_year),
        (rf"(?<!\w)(iv|i{{1,3}}|[1-4]|erstes|zweites|drittes|viertes)\.?\s?{QUARTER_MARK}[\s/-]?({SHORT_YEAR})", _quarter),
        (rf"(?<!\w)q\s?(iv|i{{1,3}}|[1-4])\.?[\s/-]?({SHORT_YEAR})", _quarter),
        (rf"(?<!\w)(iv|i{{1,3}})\s?/\s?({YEAR})", _quarter),
        (rf"(?<!\d)(?P<year>{YEAR})[\s/-]?q(?P<ordinal>[1-4])(?!\d)", _quarter),
        (rf"(?<!\w)(i{{1,2}}|[12]|erstes?|zweites?)\.?\s?{HALF_MARK}[\s/-]?({SHORT_YEAR})", _half),
        (rf"(?<!\w)h([12])[\s/-]?({SHORT_YEAR})", _half),
        (rf"(?:anfang|mitte|ende) ({MONTH}|\d{{1,2}}/)\s?({YEAR})", lambda month, year: _vague_month(month.rstrip("/"), year)),
        (rf"(?<![a-zäöüß])({MONTH})\s?({SHORT_YEAR})", _month),
        (rf"(?<![\d./])(\d{{1,2}})\s?/\s?({YEAR})", _month),
        (rf"(?<![\d.])(\d{{1,2}})\.({YEAR})", _month),
        (r"(?<![\d./])(0?[1-9]|1[0-2])/(\d\d)(?![\d./])", _short_month),
        (rf"{VAGUE} (?:des jahres )?({YEAR})(?:\s?/\s?({YEAR}|\d\d(?!\d)))?", _vague_years),
        (rf"(?<!\d)({YEAR})\s?/\s?({YEAR}|\d\d(?!\d))", _years),
        (rf"(?<!\d)({YEAR})-(\d\d)(?!\d)", _dashed),
        (rf"(?<![\d.,/])({YEAR})(?![.,]\d|er\b)(?!\s?(?:eur|€|%|tn\b|personen|plätze|teilnehm))", _one_year),
    )
)  # fmt: skip


def find_points(text: str) -> list[Point]:
    """All dates in a lower-case text with plain dashes, in the order of the text."""
    points: list[Point] = []
    for form, build in _FORMS:
        if not any(sign.isdigit() for sign in text):
            break
        points.extend(_point(found, build) for found in form.finditer(text))
        text = form.sub(lambda found: "\0" * len(found[0]), text)
    return sorted(points, key=lambda point: point.begin)


def _point(found: re.Match[str], build: Callable[..., Span]) -> Point:
    named = found.groupdict()
    begin, finish, words = found.start(), found.end(), found[0]
    try:
        return Point(begin, finish, words, build(**named) if named else build(*found.groups()))
    except UnclearDateError:
        return Point(begin, finish, words, None, "unclear")
    except ValueError:
        return Point(begin, finish, words, None, "impossible")


_LINK = r"\s?(?:-|bis zum|bis|/|und)\s?"
_ORDINAL = r"(?:iv|i{1,3}|[1-4])"
_SHORTENED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (rf"(?<![\d.])(\d{{1,2}}\.\s?\d{{1,2}}\.)(?={_LINK}\d{{1,2}}\.\s?\d{{1,2}}\.\s?({SHORT_YEAR}))", r"\1\2"),
        (rf"(?<![\d.])(\d{{1,2}}\. ?{MONTH})(?={_LINK}\d{{1,2}}\. ?{MONTH} ?({SHORT_YEAR}))", r"\1 \2"),
        (rf"(?<![\d.])(\d{{1,2}}\.)(?={_LINK}\d{{1,2}}\.\s?(\d{{1,2}}\.|{MONTH} )\s?({SHORT_YEAR}))", r"\1\2\3"),
        (rf"(?<![a-zäöüß.\d])({MONTH})(?={_LINK}{MONTH}\s({YEAR}))", r"\1 \2"),
        (rf"(?<![\d./])(\d{{1,2}})(?=\s?(?:-|bis)\s?\d{{1,2}}/({YEAR}))", r"\1/\2"),
        (rf"(?<!\w)q({_ORDINAL})(?={_LINK}q{_ORDINAL}[\s/-]?({YEAR}))", r"q\1 \2"),
        (rf"(?<![\w.])({_ORDINAL})\.?(?:\s?{QUARTER_MARK})?(?={_LINK}{_ORDINAL}\.?\s?{QUARTER_MARK}\s?/?({YEAR}))", r"\1. q \2"),
        (rf"(?<![\w.])([12])\.?(?:\s?{HALF_MARK})?(?={_LINK}[12]\.?\s?{HALF_MARK}\s?/?({YEAR}))", r"\1. hj \2"),
    )
)  # fmt: skip


def in_full(text: str) -> str:
    """Dates that share the year of the next one written out: "24.06. - 15.08.2025", "März bis Mai 2025", "Q1-Q3 2024"."""
    for form, full in _SHORTENED:
        text = form.sub(full, text)
    return text
