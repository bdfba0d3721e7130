"""Values of measures in German words, for plain text: as a house would write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.vocabulary import FIELD_BY_NAME, LABELS, Visibility

Labels = Mapping[str, Mapping[str, str]]
"""What classes are called: field -> code -> label."""

NOT_REPORTED = "keine Angabe"
_BESIDE_FIELDS = {"extra": "Zusatzangaben", "footnotes": "Fußnoten"}


def label(name: str) -> str:
    """The heading of a field, also of what is kept beside the fields."""
    field = FIELD_BY_NAME.get(name)
    return field.heading if field else _BESIDE_FIELDS[name]


def is_mailed(name: str) -> bool:
    """Whether a field may stand in what is mailed: nothing that is internal to a house, nor what nobody could name."""
    field = FIELD_BY_NAME.get(name)
    return field is not None and field.visibility is not Visibility.OWN


def in_german(name: str, value: Any, master_labels: Labels) -> str:
    """A stored value as text; sets as enumerations, null as "keine Angabe". `master_labels`: those of MasterData."""
    if value is None or value in ("", [], {}):
        return NOT_REPORTED
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, list):
        return ", ".join(in_german(name, item, master_labels) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    if isinstance(value, int | float):
        unit = f"{formats.NARROW_SPACE}{FIELD_BY_NAME[name].unit}" if name in FIELD_BY_NAME and FIELD_BY_NAME[name].unit else ""
        return f"{formats.number(value)}{unit}" if name != "action_field" else str(value)
    labels = master_labels.get(name) or LABELS.get(name, {})
    return labels.get(str(value), str(value))
