"""The history of a measure as a story: what each round said anew, in sentences a reader follows without a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from dashboard import formats
from dashboard.charts.measure_words import period_words

FIRST, CHANGED, CONFIRMED = "first", "changed", "confirmed"

_PERIOD = ("start", "end", "is_ongoing", "period_text", "period_precision")
_NOT_TOLD = {"number", "as_of", *_PERIOD}
_REASON_OF = "rating_reason"


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one list said: when, whose, and the fields that it changed (old, new); `kind` is FIRST, CHANGED or CONFIRMED."""

    kind: str
    when: str
    row: Mapping[str, Any]
    period: str
    changes: tuple[tuple[str, Any, Any], ...]


def chapters(words: Sequence[Mapping[str, Any]], fields: Sequence[str]) -> list[Chapter]:
    """One chapter per row of queries/measure/words.sql, newest first; `fields` are those that are told, in their order."""
    told: list[Chapter] = []
    before: Mapping[str, Any] | None = None
    for row in words:
        when = f"{format_date(row['reference_date'], 'MMMM yyyy', locale=formats.LOCALE)} (Runde {row['round']})"
        if before is None:
            told.append(Chapter(FIRST, when, row, "", ()))
        else:
            changes = _changes(before, row, fields)
            period = _period_change(before, row)
            kind = CHANGED if changes or period else CONFIRMED
            told.append(Chapter(kind, when, row, period, changes))
        before = row
    return told[::-1]


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], fields: Sequence[str]) -> tuple[tuple[str, Any, Any], ...]:
    return tuple(
        (name, before[name], after[name])
        for name in fields
        if name not in _NOT_TOLD and (before[name] or None) != (after[name] or None)
    )


def _period_change(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """ "Ende von 31.12.2025 auf 31.12.2026 verschoben"; empty where start, end and open end are what they were."""
    old, new = before["end"], after["end"]
    if all((before[name] or None) == (after[name] or None) for name in ("start", "end", "is_ongoing")):
        return ""
    if old is not None and new is not None and old != new:
        verb = "verschoben" if new > old else "vorgezogen"
        reason = after.get(_REASON_OF)
        sentence = f"Ende von {formats.day(old)} auf **{formats.day(new)}** {verb}"
        return f"{sentence}. Grund laut Haus: {formats.literal(reason)}" if reason and new > old else sentence
    return f"Zeitraum: {_said(before)} → **{_said(after)}**"


def _said(row: Mapping[str, Any]) -> str:
    return period_words(row["start"], row["end"], is_ongoing=bool(row["is_ongoing"]))


def ends(words: Sequence[Mapping[str, Any]]) -> list[tuple[str, date]]:
    """The ends that were told, by round, each once where it changed; the first one is the one that was promised first."""
    told: list[tuple[str, date]] = []
    for row in words:
        if row["end"] is not None and (not told or told[-1][1] != row["end"]):
            told.append((str(row["round"]), row["end"]))
    return told
