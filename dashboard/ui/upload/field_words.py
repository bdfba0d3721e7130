"""Fields and values of a measure as a coordinator reads them: the template's headings, German words, numbers and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.master import MasterData
from dashboard.vocabulary import FIELD_BY_NAME, LABELS, Kind

NOTHING = "keine Angabe"
LONG = 60
"""From so many characters on a change of a text is shown word by word."""

_OTHERS = {"extra": "Zusatzangaben", "footnotes": "Fußnoten"}


def label(name: str) -> str:
    """The German heading of a field, also of what is kept beside the fields."""
    found = FIELD_BY_NAME.get(name)
    return found.heading if found else _OTHERS.get(name, name)


@dataclass(frozen=True, slots=True)
class FieldWords:
    """Says values in German; action fields and guiding goals come with their names of the master data."""

    action_fields: Mapping[int, str]
    guiding_goals: Mapping[int, str]

    @classmethod
    def of(cls, master: MasterData) -> FieldWords:
        return cls(
            {each.number: f"{each.number} {each.short_name}" for each in master.action_fields},
            {each.number: f"{each.number} {each.name}" for each in master.guiding_goals},
        )

    def value(self, name: str, value: Any) -> str:
        """A canonical value as plain German text; "keine Angabe" where nothing is reported."""
        if value in (None, "", [], {}):
            return NOTHING
        if isinstance(value, Mapping):
            return "; ".join(f"{key}: {text}" for key, text in value.items())
        if isinstance(value, list | tuple):
            return "; ".join(self.value(name, each) for each in value)
        return self._single(name, value)

    def _single(self, name: str, value: Any) -> str:
        if name == "action_field":
            return self.action_fields.get(value, str(value))
        if name == "guiding_goals":
            return self.guiding_goals.get(value, str(value))
        if isinstance(value, bool):
            return "ja" if value else "nein"
        if isinstance(value, date):
            return formats.day(value)
        if isinstance(value, int | float):
            unit = FIELD_BY_NAME[name].unit if name in FIELD_BY_NAME else ""
            return formats.number(value) + (f"{formats.NARROW_SPACE}{unit}" if unit else "")
        return LABELS.get(name, {}).get(str(value), str(value))

    def is_long(self, name: str, old: Any, new: Any) -> bool:
        """Whether a change is better shown word by word: texts on both sides, and one of them long."""
        is_text = name in FIELD_BY_NAME and FIELD_BY_NAME[name].kind is Kind.TEXT
        return is_text and bool(old) and bool(new) and max(len(str(old)), len(str(new))) > LONG
