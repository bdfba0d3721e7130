"""The history of a measure: what each round said anew, in sentences, and where each value comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from dashboard import formats
from dashboard.charts.words import period_words
from dashboard.intake.values.ends import is_put_off
from dashboard.vocabulary import ENDED_STAGES

FIRST, CHANGED, CONFIRMED, SILENT = "first", "changed", "confirmed", "silent"

PERIOD = ("start", "end", "is_ongoing", "period_text", "period_precision")
_NOT_TOLD = {"number", "as_of", *PERIOD}
_REASON_OF = "rating_reason"
_REASON = "Grund laut Haus: "


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one list said: when, whose, and the fields that it changed (old, new).

    `kind` is FIRST, CHANGED, CONFIRMED, or SILENT for a round without a word; `row` is what was said, or said last.
    `period` tells in a sentence how the period moved, `has_reason` whether with the reason that the house gave.
    """

    kind: str
    when: str
    row: Mapping[str, Any]
    period: str
    changes: tuple[tuple[str, Any, Any], ...]
    has_reason: bool = False


def chapters(
    words: Sequence[Mapping[str, Any]], fields: Sequence[str], rounds: Mapping[str, date] | None = None
) -> list[Chapter]:
    """One chapter per row of queries/measure/words.sql, newest first; `fields` are those that are told, in their order.

    `rounds` are the codes and reference dates of all rounds up to the one that is looked at: one that has no word on the measure,
    although it was known and had not ended, is a chapter of its own.
    """
    story: list[Chapter] = []
    before: Mapping[str, Any] | None = None
    for row in (*words, None):
        if before is not None:
            story += _silent(before, row, rounds or {})
        if row is not None:
            story.append(_chapter(before, row, fields))
        before = row
    return story[::-1]


def _chapter(before: Mapping[str, Any] | None, row: Mapping[str, Any], fields: Sequence[str]) -> Chapter:
    when = _when(row["reference_date"], row["round"])
    if before is None:
        return Chapter(FIRST, when, row, "", ())
    changes, period = _changes(before, row, fields), _period_change(before, row)
    kind = CHANGED if changes or period else CONFIRMED
    return Chapter(kind, when, row, period, changes, _REASON in period)


def _silent(before: Mapping[str, Any], after: Mapping[str, Any] | None, rounds: Mapping[str, date]) -> list[Chapter]:
    between = sorted(
        (day, code)
        for code, day in rounds.items()
        if before["reference_date"] < day and (after is None or day < after["reference_date"])
    )
    return [Chapter(SILENT, _when(day, code), before, "", ()) for day, code in between if before["stage"] not in ENDED_STAGES]


def _when(day: date, code: str) -> str:
    return f"{format_date(day, 'MMMM yyyy', locale=formats.LOCALE)} (Runde {code})"


def held(value: Any) -> Any:
    """What a value says, so that the same thing said twice is the same: sets in order; None for what reports nothing."""
    if value is False or value is None or value in ("", []):
        return None
    return sorted(value) if isinstance(value, list) else value


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], fields: Sequence[str]) -> tuple[tuple[str, Any, Any], ...]:
    return tuple(
        (name, before[name], after[name]) for name in fields if name not in _NOT_TOLD and held(before[name]) != held(after[name])
    )


def _period_change(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """ "Ende von 31.12.2025 auf 31.12.2026 verschoben"; empty where start, end and open end are what they were."""
    old, new = before["end"], after["end"]
    if all(held(before[name]) == held(after[name]) for name in ("start", "end", "is_ongoing")):
        return ""
    if old is not None and new is not None and old != new:
        if new > old and not is_put_off(old, new, after.get("period_precision"), after.get("period_text")):
            return f"Ende anders angegeben, aber nicht verschoben: {formats.day(old)} → **{formats.day(new)}**"
        verb = "verschoben" if new > old else "vorgezogen"
        reason = after.get(_REASON_OF)
        sentence = f"Ende von {formats.day(old)} auf **{formats.day(new)}** {verb}"
        return f"{sentence}. {_REASON}{formats.literal(reason)}" if reason and new > old else sentence
    return f"Zeitraum: {_period(before)} → **{_period(after)}**"


def _period(row: Mapping[str, Any]) -> str:
    return period_words(row["start"], row["end"], is_ongoing=bool(row["is_ongoing"]))


def ends(words: Sequence[Mapping[str, Any]]) -> list[tuple[str, date]]:
    """The ends that were told, by round, each once where it changed; the first one is the one that was promised first."""
    found: list[tuple[str, date]] = []
    for row in words:
        if row["end"] is not None and (not found or found[-1][1] != row["end"]):
            found.append((str(row["round"]), row["end"]))
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a value: delivery and round; `cell` and its sheet are None where no cell holds it.

    `source` as in the table delivered_measure: row, answer (about its absence in a list), or confirmation without a list.
    """

    delivery_id: int
    round: str
    source: str
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One value of a measure with the place that brought it; `last` is None where no later list said the same."""

    field: str
    value: Any
    first: Place
    last: Place | None


def origins(words: Sequence[Mapping[str, Any]], cells: Sequence[Mapping[str, Any]], fields: Sequence[str]) -> list[Origin]:
    """The origin of each reported value of the last of `words` (rows of queries/measure/words.sql, oldest first).

    `cells` are rows of queries/measure/sources.sql. A value is as old as the first list since which every list left it as it is.
    A list without a cell for it, which speaks of other fields only, confirms nothing.
    """
    placed = {(row["delivery_id"], row["field"]): row for row in cells}
    return [
        origin for name in fields if held(words[-1][name]) is not None and (origin := _origin(name, words, placed)) is not None
    ]


def _origin(name: str, words: Sequence[Mapping[str, Any]], placed: Mapping[tuple[int, str], Mapping[str, Any]]) -> Origin | None:
    value = held(words[-1][name])
    since = len(words) - 1
    while since and held(words[since - 1][name]) == value:
        since -= 1
    first, *later = words[since:]
    spoken = [row for row in later if row["source"] != "row" or (row["delivery_id"], name) in placed]
    last = _place(name, spoken[-1], placed) if spoken else None
    return Origin(name, words[-1][name], _place(name, first, placed), last)


def _place(name: str, row: Mapping[str, Any], placed: Mapping[tuple[int, str], Mapping[str, Any]]) -> Place:
    found = placed.get((row["delivery_id"], name))
    place = (found["sheet"], found["cell"]) if found else (None, None)
    return Place(row["delivery_id"], str(row["round"]), str(row["source"]), *place)
