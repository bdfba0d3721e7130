"""Putting one answered value into one measure: what it sets, and what follows from it in the same measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.intake.answers.subjects import word_of
from dashboard.intake.model import Finding, MeasureRow
from dashboard.intake.values.dates import PRECISIONS
from dashboard.vocabulary import FIELD_BY_NAME, Kind


def filled(row: MeasureRow, finding: Finding, value: Any) -> MeasureRow:
    """A copy of the measure with the answer to a finding about it; `value` as the answer holds it, None for "unclear"."""
    changes = _changes(row, finding, value)
    places = dict.fromkeys(changes, finding.cell or "")
    # A field that the list told only by this answer is reported from the cell that was asked about.
    return replace(row, values=row.values | changes, cells=places | row.cells)


def _changes(row: MeasureRow, finding: Finding, value: Any) -> dict[str, Any]:
    name = finding.field or ""
    if name == "involved":
        return _member(row, word_of(finding), value)
    if name in ("period_text", "start", "end"):
        return _period(row, name, value)
    if name == "lead_department" and value is not None:
        return {name: value} | _without_lead(row, value)
    if value is not None and FIELD_BY_NAME[name].kind is Kind.DATE:
        return {name: date.fromisoformat(value)}
    if value is not None and FIELD_BY_NAME[name].kind in (Kind.NUMBER, Kind.PERCENT):
        return {name: float(value)}
    return {name: sorted(value) if isinstance(value, list) else value}


def _member(row: MeasureRow, word: str, code: str | None) -> dict[str, Any]:
    """One body among those involved: the word that was no department until now becomes one."""
    if code is None:
        return {}
    others = [other for other in row.values["involved_other"] or () if other != word]
    codes = {*(row.values["involved"] or ()), code} - {row.values["lead_department"]}
    return {"involved": sorted(codes) or None, "involved_other": others or None}


def _without_lead(row: MeasureRow, code: str) -> dict[str, Any]:
    """The leading department is not involved in its own measure."""
    if code not in (row.values["involved"] or ()):
        return {}
    return {"involved": [other for other in row.values["involved"] if other != code] or None}


def _period(row: MeasureRow, name: str, value: Any) -> dict[str, Any]:
    """A whole period goes in together; the day of a column of its own leaves the other one alone."""
    if isinstance(value, dict):
        first, last = _day(value.get("start")), _day(value.get("end"))
        is_ongoing = value.get("is_ongoing", last is None)
        return {"start": first, "end": last, "is_ongoing": is_ongoing, "period_precision": value.get("period_precision", "day")}
    if value is None:
        return dict.fromkeys(("start", "end", "is_ongoing", "period_precision") if name == "period_text" else (name,))
    known = row.values["period_precision"]
    told = {name: _day(value), "period_precision": known if known in PRECISIONS else "day"}
    return told | ({"is_ongoing": False} if name == "end" else {})


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None
