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
ORDINALS = {
    word: number
    for number, words in enumerate(
        ("1 i erstes ersten erste", "2 ii zweites zweiten zweite", "3 iii drittes", "4 iv viertes"), start=1
    )
    for word in words.split()
}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-zäöü])\.?"
YEAR = r"(?:19|20)\d{2}(?!\d)"
SHORT_YEAR = rf"(?:{YEAR}|'?\d{{2}}(?![\d.%]))"

PARTS_OF_YEAR = {
    **dict.fromkeys(("anfang", "jahresanfang", "jahresbeginn"), (1, 4, "half")),
    **dict.fromkeys(("mitte", "jahresmitte"), (5, 8, "half")),
    **dict.fromkeys(("ende", "jahresende"), (9, 12, "half")),
    **dict.fromkeys(("frühjahr", "frühling"), (3, 5, "quarter")),
    "sommer": (6, 8, "quarter"),
    "herbst": (9, 11, "quarter"),
    "winter": (12, 2, "quarter"),
    "jahreswechsel": (12, 1, "quarter"),
    **dict.fromkeys(("sommerhalbjahr", "sommersemester", "sose"), (4, 9, "half")),
    **dict.fromkeys(("winterhalbjahr", "wintersemester", "wise"), (10, 3, "half")),
}
"""What words for a part of a year mean: first month, last month, and the precision that is not finer.

Where the last month comes before the first, it lies in the next year, and both years are told ("Winter 2026/27")."""
PART = "(?:" + "|".join(PARTS_OF_YEAR) + ")"
SCHOOL_YEAR = r"(?:schuljahr|sj\.?|(?:kita|kindergarten|kiga)-?jahr)(?:e?[ns])?"
_FIRST_OR_SECOND = r"([12]|i{1,2}|erste[sn]?|zweite[sn]?)"
_LONE_SHORT_YEAR = r"'?\d\d(?=/\d\d|\s*(?:$|[,;)-]|bis\b))"
_NEXT_YEAR = rf"(?:\s?/\s?({YEAR}|\d\d(?!\d)))?"
_TWO_YEARS = rf"({YEAR}|'?\d\d)\s?[/-]\s?({YEAR}|\d\d(?!\d))"
QUARTER_MARK = r"(?:quartal|quart\.|qu\.|q\.?)"
HALF_MARK = r"(?:halbjahr|hj\.?|hbj\.?|jahreshälfte)"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date means. `is_vague`: which days the words mean is settled here (PARTS_OF_YEAR) and has to be told."""

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


def year_span(first: int, last: int) -> Span:
    """Whole years, both included."""
    if last < first:
        raise UnclearDateError(f"{first}/{last}")
    return Span(date(first, 1, 1), date(last, 12, 31), "year")


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


def over_new_year(first: str, second: str) -> int:
    """The first of two years that follow each other; UnclearDateError where they do not."""
    year = full_year(first)
    if full_year(second, year) != year + 1:
        raise UnclearDateError(f"{first}/{second}")
    return year


def months_span(year: int, first: int, last: int, precision: str, *, is_vague: bool = False) -> Span:
    """From one month to another, which lies in the next year where it comes before the first."""
    later = year + 1 if last < first else year
    return Span(date(year, first, 1), date(later, last, monthrange(later, last)[1]), precision, is_vague)


def _summer_year(first: str, second: str) -> Span:
    """School and day-care years run from 1 August to 31 July."""
    return months_span(over_new_year(first, second), 8, 7, "month")


def _lone_school_year(year: str) -> Span:
    """One year alone does not say which of two school years is meant."""
    raise UnclearDateError(year)


def _edge_of_school_year(edge: str, first: str, second: str) -> Span:
    year = over_new_year(first, second)
    return (
        months_span(year + 1, 7, 7, "month", is_vague=True) if edge == "ende" else months_span(year, 8, 8, "month", is_vague=True)
    )


def _edge_of_year(edge: str, year: str) -> Span:
    """ "Schuljahresende 2027": a school year ends in July and begins in August."""
    month = 7 if edge == "ende" else 8
    return months_span(int(year), month, month, "month", is_vague=True)


def _school_half(ordinal: str, first: str, second: str) -> Span:
    """The halves of a school year change on 1 February."""
    year = over_new_year(first, second)
    return months_span(year, 8, 1, "half") if ORDINALS[ordinal] == 1 else months_span(year + 1, 2, 7, "half")


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


def _part_of_year(part: str, first: str, second: str | None) -> Span:
    """ "Herbst 2027"; a part over the turn of the year names both ("Winter 2026/27"), any other one."""
    begins, ends, precision = PARTS_OF_YEAR[part]
    if (second is not None) != (ends < begins):
        raise UnclearDateError(f"{part} {first}")
    year = over_new_year(first, second) if second is not None else full_year(first)
    return months_span(year, begins, ends, precision, is_vague=True)


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Span]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"(?<!\d)({YEAR})-(\d{{1,2}})-(\d{{1,2}})(?:[t ]\d\d:\d\d(?::\d\d)?)?(?!\d)", _day),
        (rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>{SHORT_YEAR})(?: \d\d:\d\d(?::\d\d)?)?", _day),
        (rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>{MONTH})\s?(?P<year>{SHORT_YEAR})", _day),
        (rf"(?<!\d)(\d{{1,2}})/(\d{{1,2}})/({YEAR})", _slashed_day),
        (rf"(?<!\w)(anfang|beginn|ende) (?:des |der )?{SCHOOL_YEAR} {_TWO_YEARS}", _edge_of_school_year),
        (rf"(?<!\w){_FIRST_OR_SECOND}\.?\s?(?:schul)?{HALF_MARK} (?:(?:des |im )?{SCHOOL_YEAR} )?{_TWO_YEARS}", _school_half),
        (rf"(?<!\w)schuljahres-?(anfang|beginn|ende) {_TWO_YEARS}", _edge_of_school_year),
        (rf"(?<!\w)schuljahres-?(anfang|beginn|ende) ({YEAR})(?!\s?[/-]\s?\d)", _edge_of_year),
        (rf"{SCHOOL_YEAR} {_TWO_YEARS}", _summer_year),
        (rf"{SCHOOL_YEAR} ({YEAR})(?!\s?[/-]\s?\d)", _lone_school_year),
        (rf"(?<!\w)(?:quartal|quart\.|qu\.)\s?(iv|i{{1,3}}|[1-4])\.?\s?[/ ]?\s?({YEAR})", _quarter),
        (rf"(?<!\w)(?:halbjahr|hj\.?|hbj\.?)\s?(i{{1,2}}|[12])\.?\s?[/ ]?\s?({YEAR})", _half),
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
        (rf"(?<![a-zäöüß])({PART}) (?:(?:des|im) jahre?s? )?({YEAR}|{_LONE_SHORT_YEAR}){_NEXT_YEAR}", _part_of_year),
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
_PART_WORDS = rf"{PART}|{MONTH}|q[1-4]|[1-4]\.\s?quartal|[12]\.\s?(?:halbjahr|hj\.?)"
"""What may stand behind a year and belongs to it: "2027 (Herbst)"."""
_SHORTENED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (rf"(?<![\d./-])({YEAR})\s?[,(]\s?({_PART_WORDS})\)?(?![\w./]|\s*['\d])", r"\2 \1"),
        (rf"(?<![\d.])(\d{{1,2}}\.\s?\d{{1,2}}\.)(?={_LINK}\d{{1,2}}\.\s?\d{{1,2}}\.\s?({SHORT_YEAR}))", r"\1\2"),
        (rf"(?<![\d.])(\d{{1,2}}\. ?{MONTH})(?={_LINK}\d{{1,2}}\. ?{MONTH} ?({SHORT_YEAR}))", r"\1 \2"),
        (rf"(?<![\d.])(\d{{1,2}}\.)(?={_LINK}\d{{1,2}}\.\s?(\d{{1,2}}\.|{MONTH} )\s?({SHORT_YEAR}))", r"\1\2\3"),
        (rf"(?<![a-zäöüß.\d])({MONTH})(?={_LINK}{MONTH}\s({SHORT_YEAR}))", r"\1 \2"),
        (rf"(?<![a-zäöüß])({PART})(?={_LINK}{PART} ({YEAR})(?!\s?/))", r"\1 \2"),
        (rf"(?<![a-zäöüß])({PART})(?={_LINK}(?:winter|jahreswechsel) ({YEAR})\s?/)", r"\1 \2"),
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
