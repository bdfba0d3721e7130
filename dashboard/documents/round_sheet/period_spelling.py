"""How a period is written: in its own words where they say it all, else with the days, and what the words leave open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.documents.round_sheet.cells import Value
from dashboard.vocabulary import LABELS

PERIOD_FIELDS = ("start", "end", "is_ongoing", "period_text", "period_precision")
BETWEEN = " – "
"""What the intake puts between the words of Beginn and Ende."""


def period_spellings(values: Mapping[str, Any]) -> list[dict[str, Value]]:
    """The ways to write a period, the plainest first: by field, what stands in its column."""
    text = values.get("period_text")
    days = _told({"start": values.get("start"), "end": values.get("end")})
    pinned = _pinned(values)
    if text is None:
        return [days, days | pinned]
    words: list[dict[str, Value]] = [{"period_text": text}, {"start": text}, {"end": text}, *_halves(text)]
    fuller: list[dict[str, Value]] = [
        days | {"period_text": text},
        *({name: day, "period_text": text} for name, day in days.items()),
    ]
    return [*words, *(each | pinned for each in words), *fuller, *(each | pinned for each in fuller)]


def _halves(text: str) -> list[dict[str, Value]]:
    """The words of Beginn and Ende that a text was joined of; where it has several dashes, each may be the one."""
    pieces = text.split(BETWEEN)
    return [{"start": BETWEEN.join(pieces[:at]), "end": BETWEEN.join(pieces[at:])} for at in range(1, len(pieces))]


def _pinned(values: Mapping[str, Any]) -> dict[str, Value]:
    """The open end and the precision, said outright."""
    ongoing, precision = values.get("is_ongoing"), values.get("period_precision")
    said = {
        "is_ongoing": None if ongoing is None else "ja" if ongoing else "nein",
        "period_precision": LABELS["period_precision"].get(str(precision)),
    }
    return _told(said)


def _told(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None}
