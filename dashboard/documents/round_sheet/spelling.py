"""How stored values are written, so that the intake reads exactly the same from the unedited sheet.

Where words leave room, a spelling is chosen by asking the intake's own readers: the first one that reads back as stored counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.documents.round_sheet.cells import Value
from dashboard.documents.round_sheet.period_spelling import PERIOD_FIELDS, period_spellings
from dashboard.intake.joining.canonical import canonical
from dashboard.intake.model import Cell, CellKind
from dashboard.intake.values.body_columns import UNSETTLED
from dashboard.intake.values.context import Context
from dashboard.intake.values.joining import join_readings
from dashboard.intake.values.readers import READERS
from dashboard.master import ActionField, MasterData
from dashboard.vocabulary import FIELD_BY_NAME, LABELS, Kind

_BODIES = ("involved", "involved_other")
_WHOLE_NUMBER = re.compile(r"0|[1-9]\d{0,14}")


def spelled(values: Mapping[str, Any], context: Context) -> dict[str, Value]:
    """The cells of one measure by field, from its stored values; a field without a cell stays empty.

    `context`: the department whose sheet it is, and the measure's action field.
    """
    found: dict[str, Value] = {}
    for name, field in FIELD_BY_NAME.items():
        if name not in PERIOD_FIELDS and name not in _BODIES and values.get(name) not in (None, []):
            found[name] = _plain(name, field.kind, values[name], context.master)
    if values.get("lead_department") is None:
        found["lead_department"] = UNSETTLED
    found |= _first_fitting(period_spellings(values), values, PERIOD_FIELDS, context)
    return found | _first_fitting(_bodies(values), values, _BODIES, context)


def action_field_text(field: ActionField) -> str:
    """An action field as the sheet writes it and offers it: "7 Gesundheit, Pflege & ältere Menschen"."""
    return f"{field.number} {field.short_name}"


def levels_text(codes: Iterable[str], master: MasterData) -> str:
    """Levels as the sheet writes them, in official order; one that the master data know no more is written by its code."""
    told = set(codes)
    known = {level.code: level.label for level in master.levels if level.code in told}
    return ", ".join([*known.values(), *sorted(told - set(known))])


def _plain(name: str, kind: Kind, value: Any, master: MasterData) -> Value:
    if name == "action_field":
        known = next((each for each in master.action_fields if each.number == value), None)
        return action_field_text(known) if known else str(value)
    if name == "levels":
        return levels_text(value, master)
    if kind is Kind.PERCENT:
        return float(value) / 100
    labels = master.labels.get(name) or LABELS.get(name, {})
    if kind is Kind.CLASSES:
        return ", ".join(labels.get(str(each), str(each)) for each in value)
    if kind is Kind.TEXTS:
        return " | ".join(value) + " |"
    if kind is Kind.CLASS:
        return labels.get(str(value), str(value))
    if name == "number" and _WHOLE_NUMBER.fullmatch(value):
        return int(value)
    return value if isinstance(value, int | float | date) else str(value)


def _bodies(values: Mapping[str, Any]) -> list[dict[str, Value]]:
    """Codes with commas; other bodies with semicolons, or with bars where a name holds a comma itself."""
    codes: dict[str, Value] = {"involved": ", ".join(values["involved"])} if values.get("involved") else {}
    others = values.get("involved_other")
    if not others:
        return [codes]
    return [codes | {"involved_other": "; ".join(others)}, codes | {"involved_other": " | ".join(others) + " |"}]


def _first_fitting(
    spellings: Sequence[dict[str, Value]], values: Mapping[str, Any], names: Sequence[str], context: Context
) -> dict[str, Value]:
    """The first spelling that reads back as stored without a word, else the first that reads back, else the first."""
    told: list[tuple[int, dict[str, Value]]] = []
    for spelling in spellings:
        told.append((_reads_as(spelling, values, names, context), spelling))
        if told[-1][0] == 0:
            break
    return min(told, key=lambda each: each[0])[1]


def _reads_as(spelling: Mapping[str, Value], values: Mapping[str, Any], names: Sequence[str], context: Context) -> int:
    """0: as stored and without an issue; 1: as stored; 2: otherwise."""
    readings = {name: READERS[name](_cell(value), context) for name, value in spelling.items()}
    joined = join_readings(readings)
    if any(canonical(name, joined.values.get(name)) != canonical(name, values.get(name)) for name in names):
        return 2
    return 1 if joined.issues or any(reading.issues for reading in readings.values()) else 0


def _cell(value: Value) -> Cell:
    if isinstance(value, date):
        return Cell(value, CellKind.DATE)
    return Cell(value, CellKind.TEXT if isinstance(value, str) else CellKind.NUMBER)
