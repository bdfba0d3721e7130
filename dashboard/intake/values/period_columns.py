"""The columns that tell of time: Zeitraum, Beginn, Ende and Stand der Angaben, and how they join."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from dashboard.intake.model import Cell, CellKind, Choice, Issue, Reading
from dashboard.intake.values.around_dates import is_of_something_else
from dashboard.intake.values.cells import as_shown, day_text, words_of
from dashboard.intake.values.context import Context
from dashboard.intake.values.dates import PRECISIONS, Span, find_points, in_full, month_span, year_span
from dashboard.intake.values.periods import END_WORDS, RUNS_ON, Period, days_text, read_period

PERIOD_FIELDS = ("start", "end", "is_ongoing", "period_text", "period_precision")
NO_PERIOD: dict[str, Any] = dict.fromkeys(PERIOD_FIELDS)

_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
"""Excel's day numbers of 2000-01-01 and 2099-12-31: a number between them in a column of dates is a date without its format."""
_FOLLOWING = re.compile(r"(?<=[\d\s])ff?\.?\s*$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:seit|ab)\b|^[^(]*$", re.IGNORECASE)
_EPOCH = date(1899, 12, 30)


def read_period_column(cell: Cell, _context: Context) -> Reading:
    """A whole period in one cell: start, end, is_ongoing, period_text, period_precision."""
    text, period = _period_of(cell)
    return Reading(_values(text, period), period.issues)


def read_start_column(cell: Cell, _context: Context) -> Reading:
    """The cell of a column Beginn: the first day of what is meant; a whole period is read as one."""
    text, period = _period_of_one_day(cell)
    values = _values(text, period)
    issues = _issues_of(period, "start")
    if period.is_lone:
        return Reading(values | {"end": None, "is_ongoing": None}, issues)
    return Reading(values, issues)


def read_end_column(cell: Cell, _context: Context) -> Reading:
    """The cell of a column Ende: the last day of what is meant, or that it runs on."""
    text, period = _period_of_one_day(cell)
    values = _values(text, period)
    if period.start and period.end is None:
        if text and _runs_on(text):
            return Reading(values, period.issues)
        return Reading(NO_PERIOD | {"period_text": text}, (Issue("period.start_in_end_column"),))
    issues = _issues_of(period, "end")
    if text and period.is_lone:
        if text.lower().startswith(END_WORDS):
            values |= {"period_precision": "year"} if period.precision == "half" else {}
            issues = tuple(issue for issue in issues if issue.code != "period.vague")
        return Reading(values | {"start": None}, issues)
    return Reading(values, issues)


def _runs_on(text: str) -> bool:
    """Whether a beginning under Ende says that it runs on ("2022 ff.", "seit 2019, unbefristet"); "ab 2022" does not."""
    return _FOLLOWING.search(text) is not None or (RUNS_ON.search(text.lower()) is not None and _SINCE.search(text) is not None)


def _period_of_one_day(cell: Cell) -> tuple[str | None, Period]:
    """The period of a cell under Beginn or Ende: the day of a paper or of a refusal is neither."""
    text, period = _period_of(cell)
    for issue in period.issues:
        if issue.code == "period.event" and is_of_something_else(issue.details["others"]):
            return text, Period(issues=(Issue("period.in_words", {"part": issue.details["part"]}),))
    return text, period


def _issues_of(period: Period, name: str) -> tuple[Issue, ...]:
    """What is told of a period in a column of one day: beside words of its own a date needs no note; a choice is one day."""
    kept = (issue for issue in period.issues if issue.code != "period.event" or issue.details["others"])
    return tuple(_in_days(issue, name) if issue.code == "period.extended" else issue for issue in kept)


def _in_days(issue: Issue, name: str) -> Issue:
    days = dict.fromkeys(choice.value[name] for choice in issue.choices)
    choices = tuple(Choice(day, day_text(day)) for day in days if day is not None)
    labels = [choice.label for choice in choices]
    return replace(
        issue, choices=choices, details={"first": labels[0], "second": labels[-1]} if len(labels) > 1 else issue.details
    )


def _is_one_unit(period: Period) -> bool:
    """One day, month, quarter, half or year: a date and no range."""
    longest = {"day": 1, "month": 31, "quarter": 92, "half": 184, "year": 366}
    if period.start is None or period.end is None or period.precision is None:
        return False
    return (period.end - period.start).days < longest[period.precision]


def _period_of(cell: Cell) -> tuple[str | None, Period]:
    if isinstance(cell.value, date) and cell.kind is CellKind.DATE:
        return _date_of(cell, cell.value.date() if isinstance(cell.value, datetime) else cell.value)
    text, issues = words_of(cell)
    if text is None:
        return None, Period(issues=issues)
    if re.fullmatch(r"\d{5}", text) and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        day = _EPOCH + timedelta(days=int(text))
        return day_text(day), Period(day, day, False, "day", (Issue("period.serial", {"day": day_text(day)}),), is_lone=True)
    return text, read_period(text)


def _date_of(cell: Cell, day: date) -> tuple[str, Period]:
    """A date of Excel: the month or the year where its format shows no more, else the day."""
    shown = as_shown(cell)
    if shown is None or cell.look is None:
        return day_text(day), Period(day, day, False, "day", is_lone=True, end_from=day)
    precision = cell.look.precision
    span = Span(day, day, "day")
    if precision is not None:
        span = year_span(day.year, day.year) if precision == "year" else month_span(day.year, day.month, day.month, "month")
    said = days_text(span.start, span.end) if precision else day_text(day)
    notes = (Issue("period.hidden_year", {"shown": shown, "day": said}),) if cell.look.hides_year else ()
    return shown, Period(span.start, span.end, False, span.precision, notes, is_lone=True, end_from=span.start)


def _values(text: str | None, period: Period) -> dict[str, Any]:
    return {
        "start": period.start,
        "end": period.end,
        "is_ongoing": period.is_ongoing,
        "period_text": text,
        "period_precision": period.precision,
    }


def combine_periods(
    start: Mapping[str, Any] | None = None, end: Mapping[str, Any] | None = None, period: Mapping[str, Any] | None = None
) -> Reading:
    """The five period fields from what the columns Beginn, Ende and Zeitraum gave; a column that a list lacks is None.

    Beginn and Ende are the more exact ones and win; where the dates agree the words and the precision of Zeitraum count. A
    disagreement is a warning.
    """
    if start is None and end is None and period is not None:
        return Reading({name: period.get(name) for name in PERIOD_FIELDS} if period.get("period_text") else dict(NO_PERIOD))
    columns = _from_two(start or NO_PERIOD, end or NO_PERIOD)
    if period is None or not period.get("period_text"):
        return Reading(columns)
    if not columns["period_text"]:
        return Reading({name: period.get(name) for name in PERIOD_FIELDS})
    words = {"period_text": period["period_text"]}
    if all(period.get(name) == columns[name] for name in ("start", "end")):
        return Reading({name: period.get(name) for name in PERIOD_FIELDS} | {"is_ongoing": _first(columns, period, "is_ongoing")})
    disagree = any(period.get(name) and columns[name] and period[name] != columns[name] for name in ("start", "end"))
    filled = {name: _first(columns, period, name) for name in ("start", "end", "is_ongoing", "period_precision")}
    return Reading(words | filled, (_disagree(columns, period),) if disagree else ())


def _disagree(columns: Mapping[str, Any], period: Mapping[str, Any]) -> Issue:
    """The question which of the two holds; it fills the whole period."""
    names = [name for name in PERIOD_FIELDS if name != "period_text"]
    choices = tuple(
        Choice({name: span.get(name) for name in names}, f"{span['period_text']} (Spalte {heading})", span is columns)
        for span, heading in ((columns, "Beginn und Ende"), (period, "Zeitraum"))
    )
    return Issue("period.columns_disagree", choices=choices, field="period_text")


def _from_two(start: Mapping[str, Any], end: Mapping[str, Any]) -> dict[str, Any]:
    first, last = _first(start, end, "start"), _first(end, start, "end")
    texts = [text for text in (start.get("period_text"), end.get("period_text")) if text]
    precisions = [each for each in (start.get("period_precision"), end.get("period_precision")) if each in PRECISIONS]
    opens = [each for each in (start.get("period_precision"), end.get("period_precision")) if each == "open"]
    return {
        "start": first,
        "end": last,
        "is_ongoing": False if last else _first(end, start, "is_ongoing"),
        "period_text": " – ".join(texts) or None,
        "period_precision": max(precisions, key=PRECISIONS.index, default=opens[0] if opens else None),
    }


def _first(preferred: Mapping[str, Any], other: Mapping[str, Any], name: str) -> Any:
    value = preferred.get(name)
    return other.get(name) if value is None else value


def read_as_of(cell: Cell, _context: Context) -> Reading:
    """The day for which the information holds; of a month or quarter its last day, with a note; a bare year says too little."""
    text, period = _period_of(cell)
    if text is None:
        return Reading({"as_of": None}, period.issues)
    if period.start and period.start == period.end:
        told = {"period.serial", "period.hidden_year"}
        return Reading({"as_of": period.end}, tuple(issue for issue in period.issues if issue.code in told))
    if period.end and _is_one_unit(period) and period.precision in {"month", "quarter", "half"}:
        return Reading({"as_of": period.end}, (Issue("as_of.last_day", {"day": day_text(period.end)}),))
    return Reading({"as_of": None}, (Issue("as_of.unreadable"),))


def as_of_in(text: str) -> date | None:
    """The day that a title block names after "Stand" or "Stichtag" ("Stand: 30.09.2026"); None where there is none."""
    flat = " ".join(text.casefold().split())
    found = re.search(r"\b(?:stand|stichtag|datenstand|berichtsstand)\b(?: der angaben)?[:\s]*(?:vom |am |zum )?", flat)
    if not found:
        return None
    points = [point for point in find_points(in_full(flat[found.end() :])) if point.begin == 0]
    span = points[0].span if points else None
    return span.end if span and span.precision != "year" and not span.is_vague else None
