"""Periods from words: beginning, end, what runs on, and words that stand for a part of a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from dashboard.intake.model import Choice, Issue
from dashboard.intake.values.around_dates import is_of_a_paper, others_beside
from dashboard.intake.values.cells import day_text
from dashboard.intake.values.dates import MONTH, PRECISIONS, Point, find_points, in_full

_WEEK = re.compile(r"\bkw\b|\bkw\d|kalenderwoche")
"""A calendar week looks like a month ("KW 12/2025") and is no precision that we keep."""
_TERM = re.compile(r"legislatur|wahlperiode")
"""One year of a legislative term ("Ende der Legislatur 2027") does not say its days."""

DASHES = re.compile(r"\s?[‐‑‒–—―−]+\s?|\s-+\s")
BRACKETS = re.compile(r"\s?\([^()]*\)")
FILLERS = re.compile(
    r"\b(?:im|in|ins|dem|den|der|des|das|die|jahres|jahre?n?(?= ?@)|zum|zur|am|monats?|ca|etwa|circa|voraussichtlich|"
    r"(?<=bis )(?:spätestens|längstens)|geplant|einschließlich|inkl|haushalt|doppelhaushalt|hh|koalitionsvertrag|"
    r"laufe|verlaufe?|"
    r"(?:haushalts|kalender|förder|projekt|berichts|rechnungs|wirtschafts)jahre?[ns]?|"
    r"legislatur(?:periode)?|wahlperiode|uhr|zunächst|vorerst|vsl)\b\.?"
)
"""Words that join only grammatically or name the kind of a span of years."""

LIMITED = re.compile(r"(?<!un)(?<!nicht )(?:befristet|begrenzt)")
ONGOING = re.compile(
    r"\b(?<!nicht )(?:fortlaufend|fortl|laufend|dauerhaft|unbefristet|unbefr|kontinuierlich|ständig|auf dauer|open end|ohne ende|"
    r"offenes ende|ende offen|daueraufgabe|läuft|(?:nicht|keine|ohne) befrist(?:et|ung)|bis auf weiteres|fortwährend|heute|ff|"
    r"unbegrenzt|nicht begrenzt)\b"
)
RUNS_ON = re.compile(r"\b(?:unbefristet|unbefr|fortlaufend|fortl|dauerhaft|ohne ende|open end|ende offen|bis auf weiteres)\b")
"""Beside one date in brackets: it is the beginning."""

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
OPEN_END = re.compile(
    r"@ ?ff\b|@ ?(?:-|bis)\s*(?:$|\?+$|…$|\.{2,}$|heute|offen|open end|laufend|fortlaufend|fortl|unbefristet|unbefr|dauerhaft|"
    r"auf weiteres)"
)
UNTIL = re.compile(r"(?:\bbis:?|\bspätestens|\blängstens|^-|\bende:?|\bfrist:?) ?@")
LIST_OF_YEARS = re.compile(r"@(?: ?(?:,|und|u|/|sowie) ?@)+")
END_WORDS = ("ende", "jahresende")
EITHER = re.compile(r"@(?: ?/ ?@)+")
BEFORE_OR_AFTER = re.compile(r"\b(?:vor|nach|frühestens)\b[^@;,]*@")
LAUFEND_BEFORE = re.compile(r"\blaufend\b.*@")
DOUBT = re.compile(r"(?<!- )(?<!-)(?<!bis )\?")
"""A question mark at a date; after a dash it stands for an open end."""

NEWER = re.compile(
    r"\b(?:verlänger\w*|verschoben|neue?[rs]?|nunmehr|jetzt|nun|aktuell|geändert|erweitert|fortgesetzt|weiter|fortführung)\b"
)
"""Words that say that the date behind them may hold in the place of the first one."""


@dataclass(frozen=True, slots=True)
class Period:
    """What the words of a period mean. `is_ongoing` and `precision` are None where nothing could be read.

    `is_lone` tells that one date stands there and no range: in a column Beginn it is the beginning, in a column Ende the end.
    `end_from`: the first day of what is meant by the end, as "Herbst 2027" is any day from 1 September on.
    """

    start: date | None = None
    end: date | None = None
    is_ongoing: bool | None = None
    precision: str | None = None
    issues: tuple[Issue, ...] = ()
    is_lone: bool = False
    end_from: date | None = None


@lru_cache(maxsize=8192)
def read_period(text: str) -> Period:
    """What cleaned words say about a period; unclear words give an empty period with an issue."""
    flat = in_full(_flat(text))
    outer = BRACKETS.sub(" ", flat).strip()
    period = _read(outer or flat.strip("()"))
    if outer and (brackets := " ".join(found[0] for found in BRACKETS.finditer(flat))):
        period = _told_of_brackets(period, flat, brackets)
    return replace(period, issues=tuple(_as_written(issue, text) for issue in period.issues))


def _read(words: str) -> Period:
    words = in_full(words)
    points = find_points(words)
    skeleton = _skeleton(words, points)
    if not points:
        return _without_points(words, skeleton)
    doubtful = next((point for point in points if point.problem == "unclear"), None)
    is_term = len(points) == 1 and _is_one_year(points[0]) and _TERM.search(words)
    if doubtful or is_term or _WEEK.search(words) or DOUBT.search(skeleton):
        return Period(issues=(Issue("period.unclear", {"part": doubtful.words if doubtful else words}),))
    if len(points) == 1 and is_of_a_paper(skeleton):
        return Period(issues=(Issue("period.in_words", {"part": points[0].words}),))
    for shape in _SHAPES:
        if (period := shape(skeleton, points)) is not None:
            return period
    return Period(issues=(_several(skeleton, points),))


def _several(skeleton: str, points: Sequence[Point]) -> Issue:
    """What is asked of dates that make no period: the newer one, where the words speak of one, else all of them."""
    if len(points) == 2 and NEWER.search(skeleton) and points[0].span and points[1].span:
        return _which_holds(_period(points[0], points[0], is_ongoing=False), _period(points[1], points[1], is_ongoing=False))
    code = "period.unclear" if len(points) == 1 else "period.several_dates"
    return Issue(code, {"part": ", ".join(point.words for point in points)})


def _told_of_brackets(period: Period, flat: str, brackets: str) -> Period:
    """Dates in brackets are an addition and are not read; a note says so, or a question where they may be the newer ones."""
    points = find_points(brackets)
    if period.is_lone and RUNS_ON.search(brackets):
        return replace(period, end=None, end_from=None, is_ongoing=True, is_lone=False)
    if not period.start and not period.end:
        whole = _read(" ".join(re.sub(r"[()]", " ", flat).split())) if points and period.is_ongoing else period
        return whole if whole.is_ongoing and not whole.issues else period
    last = points[-1].span if points else None
    if last and last.end != period.end and NEWER.search(brackets):
        newer = replace(period, start=last.start if period.is_lone else period.start, end=last.end, is_ongoing=False)
        return Period(issues=(_which_holds(period, newer),))
    is_told = any(issue.code == "period.further_dates" for issue in period.issues)
    if is_told or not (points or WITHOUT_YEAR.search(brackets)):
        return period
    return replace(period, issues=(*period.issues, Issue("period.further_dates", {"part": brackets})))


def _which_holds(first: Period, second: Period) -> Issue:
    """The question which of two periods holds: as it was, or as it was prolonged."""
    choices = tuple(
        Choice(
            {"start": each.start, "end": each.end, "is_ongoing": each.is_ongoing, "period_precision": each.precision},
            f"bis {day_text(each.end)}" if each.end else "läuft ohne Ende weiter",
        )
        for each in (first, second)
    )
    return Issue("period.extended", {"first": choices[0].label, "second": choices[1].label}, choices)


def _as_written(issue: Issue, text: str) -> Issue:
    """The issue with its words as they stand in the cell, and not in the small letters in which they were looked for."""
    if "part" not in issue.details:
        return issue
    return replace(
        issue, details=issue.details | {"part": ", ".join(_written(part, text) for part in issue.details["part"].split(", "))}
    )


def _written(part: str, text: str) -> str:
    pattern = r"\s*".join(re.escape(word) if word != "-" else r"[‐‑‒–—―−-]+" for word in part.split())
    found = re.search(pattern, text, re.IGNORECASE)
    return found[0] if found else re.sub(r"\b[a-zäöü]{3,}", lambda word: word[0].capitalize(), part)


def days_text(first: date, last: date) -> str:
    """A span of days in German: "01.09.–30.11.2027", with both years where they differ."""
    begin = day_text(first)
    return f"{begin[:6] if first.year == last.year else begin}–{day_text(last)}"


def _flat(text: str) -> str:
    text = text.lower().replace("\n", " ").replace("’", "'")
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
    """2023, 2024 und 2025; 1. und 2. Quartal 2024; "Q3/Q4 2026" is one date, which lies in either."""
    spans = [point.span for point in points]
    if len(points) < 2 or not LIST_OF_YEARS.fullmatch(skeleton):
        return None
    for earlier, later in pairwise(spans):
        if not earlier or not later or earlier.precision != later.precision or (later.start - earlier.end).days != 1:
            return None
    period = _period(points[0], points[-1], is_ongoing=False)
    return replace(period, is_lone=True, end_from=period.start) if EITHER.fullmatch(skeleton) else period


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
    """X alone, or a day beside words that are no date ("Senat 06.12.2022"); "vor X" and "nach X" say neither start nor end.

    A year beside words about something else is no date of the measure.
    """
    if len(points) != 1 or BEFORE_OR_AFTER.search(skeleton):
        return None
    if DURATION.search(skeleton):
        return _period(points[0], None, is_ongoing=False, notes=(Issue("period.duration"),))
    if LAUFEND_BEFORE.search(skeleton):
        return None
    others = others_beside(skeleton)
    is_year = points[0].span is not None and points[0].span.precision == "year"
    if others and is_year:
        return Period(issues=(Issue("period.in_words", {"part": points[0].words}),))
    is_bare = skeleton.strip(" .,;:-") == "@"
    notes = () if is_bare else (Issue("period.event", {"part": points[0].words, "others": others}),)
    return replace(_period(points[0], points[0], is_ongoing=False, notes=notes), is_lone=True)


_SHAPES: tuple[Callable[[str, Sequence[Point]], Period | None], ...] = (_range, _years_in_a_row, _open_start, _until, _lone)


def _period(first: Point | None, last: Point | None, *, is_ongoing: bool | None, notes: tuple[Issue, ...] = ()) -> Period:
    """A period from the first day of one date to the last day of another; what is impossible stays empty."""
    used = [point for point in (first, last) if point]
    spans = [point.span for point in used if point.span]
    issues = [Issue("period.impossible_date", {"part": point.words}) for point in dict.fromkeys(used) if not point.span]
    precisions = ["year" if _is_end_of_year(point, first) else point.span.precision for point in used if point.span]
    return Period(
        start=first.span.start if first and first.span else None,
        end=last.span.end if last and last.span else None,
        is_ongoing=is_ongoing if spans else None,
        precision=max(precisions, key=PRECISIONS.index, default=None),
        issues=(*issues, *_vague(used, first), *notes),
        end_from=last.span.start if last and last.span else None,
    )


def _is_one_year(point: Point) -> bool:
    return point.span is not None and point.span.precision == "year" and point.span.start.year == point.span.end.year


def _vague(used: Sequence[Point], first: Point | None) -> list[Issue]:
    """Which days were taken for words that name none."""
    return [
        Issue("period.vague", {"part": point.words, "days": days_text(point.span.start, point.span.end)})
        for point in dict.fromkeys(used)
        if point.span and point.span.is_vague and (point is first or not point.words.startswith(END_WORDS))
    ]


def _is_end_of_year(point: Point, first: Point | None) -> bool:
    """ "bis Ende 2028" means the last day of the year and is not vague."""
    is_end = point is not first and point.words.startswith(END_WORDS)
    return is_end and point.span is not None and point.span.precision == "half"
