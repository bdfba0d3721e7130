"""Joining the readings of one row: what a column says of its own field wins over what another column says beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.intake.model import Issue, Reading
from dashboard.intake.values.period_columns import PERIOD_FIELDS, combine_periods

_UNITED = ("involved", "involved_other")
"""Named in several columns (Federführung and Beteiligte): united, never overwritten."""
_PERIOD_COLUMNS = frozenset({"start", "end", "period_text"})
_OF_PERIOD = ("is_ongoing", "period_precision")
"""May have columns of their own, which then win over what the words of the period say."""


def join_readings(readings: Mapping[str, Reading]) -> Reading:
    """One row's values by field name from the readings of its columns, each under the field that the column was named as.

    The issues are only those of the joining itself (Beginn, Ende and Zeitraum that disagree); the columns' own stay with them.
    """
    values: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for column, reading in readings.items():
        if column in _PERIOD_COLUMNS:
            continue
        said = reading.values
        if len(said) > 1 or column in _UNITED:
            _add_beside(values, said)
        if (value := said.get(column)) is None:
            values.setdefault(column, None)
        elif column not in _UNITED:
            own[column] = value
    values |= own
    issues: tuple[Issue, ...] = ()
    if not _PERIOD_COLUMNS.isdisjoint(readings):
        joined = combine_periods(*(_values_of(readings, column) for column in ("start", "end", "period_text")))
        values |= {name: joined.values[name] for name in PERIOD_FIELDS if joined.values[name] is not None or name not in values}
        values |= {name: own for name in _OF_PERIOD if (own := _own(readings, name)) is not None}
        issues = joined.issues
    settle_bodies(values)
    return Reading(values, issues)


def _add_beside(values: dict[str, Any], further: Mapping[str, Any]) -> None:
    for name, value in further.items():
        if name in _UNITED and value and values.get(name):
            values[name] = list(dict.fromkeys([*values[name], *value]))
        elif values.get(name) is None:
            values[name] = value


def _values_of(readings: Mapping[str, Reading], column: str) -> Mapping[str, Any] | None:
    reading = readings.get(column)
    return reading.values if reading else None


def _own(readings: Mapping[str, Reading], column: str) -> Any:
    return readings[column].values.get(column) if column in readings else None


def settle_bodies(values: dict[str, Any]) -> None:
    """The leading department is not involved in its own measure; codes stand sorted."""
    if values.get("involved"):
        values["involved"] = sorted(code for code in values["involved"] if code != values.get("lead_department")) or None
