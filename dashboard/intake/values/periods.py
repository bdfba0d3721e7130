"""Periods from words: beginning, end, what runs on, and words that stand for a part of a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from dashboard.intake.model import Issue
from dashboard.intake.values.dates import MONTH, PRECISIONS, Point, find_points, in_full

_WEEK = re.compile(r"\bkw\b|\bkw\d|kalenderwoche")
"""A calendar week looks like a month ("KW 12/2025") and is no precision that we keep."""

DASHES = re.compile(r"\s?[‐‑‒–—―−]+\s?|\s-+\s")
BRACKETS = re.compile(r"\s?\([^()]*\)")
FILLERS = re.compile(
    r"\b(?:im|in|ins|dem|den|der|des|das|die|jahres|jahre?n?(?= ?@)|zum|zur|am|monats?|ca|etwa|circa|voraussichtlich|"
    r"(?<=bis )(?:spätestens|längstens)|geplant|einschließlich|inkl|haushalt(?:sjahre?)?|doppelhaushalt|hh|koalitionsvertrag|"
    r"legislatur(?:periode)?|wahlperiode|uhr|zunächst|vorerst|vsl)\b\.?"
)
"""Words that join only grammatically or name the kind of a span of years."""

LIMITED = re.compile(r"befristet|begrenzt")
ONGOING = re.compile(
    r"\b(?<!nicht )(?:fortlaufend|laufend|dauerhaft|unbefristet|kontinuierlich|ständig|auf dauer|open end|ohne ende|"
    r"offenes ende|ende offen|daueraufgabe|läuft|(?:nicht|keine|ohne) befrist(?:et|ung)|bis auf weiteres|fortwährend|heute|ff)\b"
)
SAYS_OPEN = frozenset({"offen", "noch offen", "derzeit offen", "zurzeit offen", "aktuell offen", "bis offen"})
"""May mean that the date is not settled or that there is none: neither is taken."""

DURATION = re.compile(
    r"(?<!alle )\b(?:\d+|eine?n?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)\s?"
    r"(?:jahre?n?|monate?n?|wochen?|tage?n?)\b"
)
WITHOUT_DATE = re.compile(
    r"(?:kurz|mittel|lang)(?:-\s?(?:,|und|bis|/)\s?(?:mittel|lang))?fristig|legislatur|wahlperiode|jährlich|monatlich|"
    r"wöchentlich|regelmäßig|turnus|\balle \w+ (?:jahre|monate|wochen)|abständen|\bschuljahr|kita-?jahr|haushaltsjahr|\bbedarf|"
    r"jedes jahr|quartalsweise|einmalig|zeitnah|schnellstmöglich|demnächst|anlassbezogen|vorbehalt|jahresweise|rhythmus|zyklus|"
    r"punktuell|umgehend|sofort"
)
"""Readable, but no date: the words are kept."""

WITHOUT_YEAR = re.compile(rf"(?<![a-zäöüß]){MONTH}(?![a-zäöüß])|\d{{1,2}}\.\s?\d{{1,2}}\.|(?:q[1-4]|quartal|halbjahr)\b")

_START = r"(?:ab|seit|von|vom|beginn|start|gestartet|begonnen|beginnend)"
PLAIN_STARTS = frozenset({"beginn", "start", "gestartet", "begonnen", "beginnend"})
"""Say when it starts, but not that it runs on."""

FROM = re.compile(rf"\b({_START}):? @")
START_TO_END = re.compile(rf"\b{_START}:? @.*?\bbis:? ?@")
START_AND_END = re.compile(r"\b(?:beginn|start):? @ ?[,;/-]? ?(?:ende:? ?)?@")
"""Both are labelled; an end without its own label must then be the date "Ende 2027"."""

TWO_ENDS = re.compile(r"@ ?(?:-|bis)[ ,]?@")
OPEN_END = re.compile(r"@ ?ff\b|@ ?(?:-|bis)\s*(?:$|heute|offen|open end|laufend|fortlaufend|unbefristet|dauerhaft|auf weiteres)")
UNTIL = re.compile(r"(?:\bbis:?|\bspätestens|\blängstens|^-|\bende:?|\bfrist:?) ?@")
LIST_OF_YEARS = re.compile(r"@(?: ?(?:,|und|u|/|sowie) ?@)+")
BEFORE_OR_AFTER = re.compile(r"\b(?:vor|nach|frühestens)\b[^@;,]*@")
LAUFEND_BEFORE = re.compile(r"\blaufend\b.*@")


@dataclass(frozen=True, slots=True)
class Period:
    """What the words of a period mean. `is_ongoing` and `precision` are None where nothing could be read.

    `is_lone` tells that one date stands there and no range: in a column Beginn it is the beginning, in a column Ende the end.
    """

    start: date | None = None
    end: date | None = None
    is_ongoing: bool | None = None
    precision: str | None = None
    issues: tuple[Issue, ...] = ()
    is_lone: bool = False


@lru_cache(maxsize=8192)
def read_period(text: str) -> Period:
    """What cleaned words say about a period; unclear words give an empty period with an issue."""
    flat = _flat(text)
    outer = BRACKETS.sub(" ", flat).strip()
    words = in_full(outer or flat.strip("()"))
    points = find_points(words)
    skeleton = _skeleton(words, points)
    if not points:
        return _without_points(words, skeleton)
    if _WEEK.search(words):
        return Period(issues=(Issue("period.unclear", {"part": words}),))
    unclear = next((point for point in points if point.problem == "unclear"), None)
    if unclear:
        return Period(issues=(Issue("period.unclear", {"part": unclear.words}),))
    for shape in _SHAPES:
        if (period := shape(skeleton, points)) is not None:
            return _told_of_brackets(period, outer, flat, words)
    code = "period.unclear" if len(points) == 1 else "period.several_dates"
    return Period(issues=(Issue(code, {"part": ", ".join(point.words for point in points)}),))


def _told_of_brackets(period: Period, outer: str, flat: str, words: str) -> Period:
    """Dates in brackets are an addition and are not read; a note says so."""
    is_told = any(issue.code == "period.further_dates" for issue in period.issues)
    if is_told or not outer or not any(find_points(found[0]) for found in BRACKETS.finditer(flat)):
        return period
    return replace(period, issues=(*period.issues, Issue("period.further_dates", {"part": words})))


def _flat(text: str) -> str:
    text = text.casefold().replace("\n", " ").replace("’", "'")
    return " ".join(DASHES.sub(" - ", text).split())


def _skeleton(words: str, points: Sequence[Point]) -> str:
    """The words with @ for each date and without what joins only grammatically."""
    parts, last = [], 0
    for point in points:
        parts += [words[last : point.begin], "@"]
        last = point.finish
    bare = FILLERS.sub(" ", "".join([*parts, words[last:]]))
    return " ".join(bare.split())


def _without_points(words: str, skeleton: str) -> Period:
    if words.strip(" .!?") in SAYS_OPEN:
        return Period(issues=(Issue("period.says_open"),))
    if ONGOING.search(skeleton) and not WITHOUT_YEAR.search(skeleton.split(";")[0]):
        return Period(is_ongoing=True, precision="open")
    if WITHOUT_YEAR.search(skeleton):
        return Period(issues=(Issue("period.no_year"),))
    if WITHOUT_DATE.search(words) or DURATION.search(words):
        return Period(precision="open", issues=(Issue("period.without_date"),))
    return Period(issues=(Issue("period.unreadable"),))


def _range(skeleton: str, points: Sequence[Point]) -> Period | None:
    """X - Y, X bis Y, von X bis Y; ab X … bis Y; Beginn X, Ende Y."""
    if len(points) != 2:
        return None
    is_labelled = START_AND_END.search(skeleton) and ("ende" in skeleton or points[1].words.startswith("ende"))
    if is_labelled or TWO_ENDS.search(skeleton) or START_TO_END.search(skeleton):
        return _period(points[0], points[1], is_ongoing=False)
    return None


def _years_in_a_row(skeleton: str, points: Sequence[Point]) -> Period | None:
    """2023, 2024 und 2025; 1. und 2. Quartal 2024."""
    spans = [point.span for point in points]
    if len(points) < 2 or not LIST_OF_YEARS.fullmatch(skeleton):
        return None
    for earlier, later in pairwise(spans):
        if not earlier or not later or earlier.precision != later.precision or (later.start - earlier.end).days != 1:
            return None
    return _period(points[0], points[-1], is_ongoing=False)


def _open_start(skeleton: str, points: Sequence[Point]) -> Period | None:
    """Ab X, seit X, X ff.: runs on, unless a duration or a limit is told; what follows is told as a note."""
    opened = FROM.search(skeleton)
    is_first = opened is not None and skeleton.find("@") == opened.end() - 1
    if not is_first and not (skeleton.startswith("@") and OPEN_END.match(skeleton)):
        return _open_by_word(skeleton, points)
    if len(points) > 1 and UNTIL.search(skeleton, opened.end() if opened else 1):
        return None
    is_plain_start = opened is not None and opened[1] in PLAIN_STARTS
    notes = (Issue("period.further_dates", {"part": points[0].words}),) if len(points) > 1 else ()
    if DURATION.search(skeleton) or LIMITED.search(skeleton):
        return _period(points[0], None, is_ongoing=False, notes=(*notes, Issue("period.duration")))
    is_ongoing = None if is_plain_start and not ONGOING.search(skeleton) else True
    return _period(points[0], None, is_ongoing=is_ongoing, notes=notes)


def _open_by_word(skeleton: str, points: Sequence[Point]) -> Period | None:
    """2021, fortlaufend: one date and a word for an open end; never "laufend bis 2025"."""
    is_open = len(points) == 1 and skeleton.startswith("@") and ONGOING.search(skeleton) and not UNTIL.search(skeleton)
    return _period(points[0], None, is_ongoing=True) if is_open else None


def _until(skeleton: str, points: Sequence[Point]) -> Period | None:
    """Bis X."""
    if len(points) == 1 and UNTIL.search(skeleton):
        return _period(None, points[0], is_ongoing=False)
    return None


def _lone(skeleton: str, points: Sequence[Point]) -> Period | None:
    """X alone, or X beside words that are no date ("Senat 06.12.2022"); "vor X" and "nach X" say neither start nor end."""
    if len(points) != 1 or BEFORE_OR_AFTER.search(skeleton):
        return None
    if DURATION.search(skeleton):
        return _period(points[0], None, is_ongoing=False, notes=(Issue("period.duration"),))
    if LAUFEND_BEFORE.search(skeleton):
        return None
    is_bare = skeleton.strip(" .,;:-") == "@"
    notes = () if is_bare else (Issue("period.event", {"part": points[0].words}),)
    return replace(_period(points[0], points[0], is_ongoing=False, notes=notes), is_lone=True)


_SHAPES: tuple[Callable[[str, Sequence[Point]], Period | None], ...] = (_range, _years_in_a_row, _open_start, _until, _lone)


def _period(first: Point | None, last: Point | None, *, is_ongoing: bool | None, notes: tuple[Issue, ...] = ()) -> Period:
    """A period from the first day of one date to the last day of another; what is impossible stays empty."""
    used = [point for point in (first, last) if point]
    spans = [point.span for point in used if point.span]
    issues = [Issue("period.impossible_date", {"part": point.words}) for point in dict.fromkeys(used) if not point.span]
    vague = [point for point in used if point.span and point.span.is_vague and not _is_exact_end(point, first)]
    if vague:
        issues.append(Issue("period.vague", {"part": vague[0].words}))
    return Period(
        start=first.span.start if first and first.span else None,
        end=last.span.end if last and last.span else None,
        is_ongoing=is_ongoing if spans else None,
        precision=max((span.precision for span in spans), key=PRECISIONS.index, default=None),
        issues=(*issues, *notes),
    )


def _is_exact_end(point: Point, first: Point | None) -> bool:
    """ "bis Ende 2028" means the last day of the year and is not vague."""
    return point is not first and point.words.startswith("ende")
