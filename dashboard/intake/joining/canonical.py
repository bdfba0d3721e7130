"""One form for each value, so that the same thing said twice compares as the same: sets in order, blank as null."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dashboard.vocabulary import FIELD_BY_NAME, Kind

COMPARED_FIELDS: tuple[str, ...] = tuple(name for name in FIELD_BY_NAME if name != "measure_id")
"""What makes a version: every field but the key."""

TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"start", "end", "is_ongoing", "period_text", "period_precision"}),
    frozenset({"funding_status", "funding_text"}),
    frozenset({"involved", "involved_other"}),
    frozenset({"obstacle", "obstacle_text"}),
)
"""Fields that one column of a list may fill together."""


def canonical(name: str, value: Any) -> Any:
    """The value of a field as it is stored and compared; None for everything that reports nothing."""
    kind = FIELD_BY_NAME[name].kind
    if value is None or value == "" or value == []:
        return None
    if name == "guiding_goals":
        return sorted({int(goal) for goal in value})
    if kind in (Kind.CLASSES, Kind.TEXTS):
        return sorted({str(each) for each in value})
    if kind in (Kind.NUMBER, Kind.PERCENT):
        return float(value)
    if kind is Kind.DATE:
        return _day(value)
    return value


def reported_fields(columns: set[str], values: Mapping[str, Any]) -> set[str]:
    """The fields that a row speaks of, be it by an empty cell: columns, what they fill beside, and all values."""
    spoken = set(columns)
    for group in TOGETHER:
        if group & columns:
            spoken |= group
    return spoken | {name for name in COMPARED_FIELDS if canonical(name, values[name]) is not None}


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(value)
