"""Values of a measure as a coordinator reads them: as documents say them, with the names of action fields and guiding goals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.documents.field_values import NOT_REPORTED as NOTHING
from dashboard.documents.field_values import Labels, in_german, label
from dashboard.master import MasterData
from dashboard.vocabulary import FIELD_BY_NAME, Kind

__all__ = ["NOTHING", "FieldWords", "label"]

LONG = 60
"""From so many characters on a change of a text is shown word by word."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """Says values in German; names of action fields and goals by number, `labels` of other master data."""

    action_fields: Mapping[int, str]
    guiding_goals: Mapping[int, str]
    labels: Labels

    @classmethod
    def of(cls, master: MasterData) -> FieldWords:
        return cls(
            {each.number: f"{each.number} {each.short_name}" for each in master.action_fields},
            {each.number: f"{each.number} {each.name}" for each in master.guiding_goals},
            master.labels,
        )

    def value(self, name: str, value: Any) -> str:
        """A canonical value as plain German text; "keine Angabe" where nothing is reported."""
        names = {"action_field": self.action_fields, "guiding_goals": self.guiding_goals}.get(name)
        if names is None or value in (None, []):
            return in_german(name, value, self.labels)
        numbers = value if isinstance(value, list | tuple) else [value]
        return "; ".join(names.get(number, str(number)) for number in numbers)

    def is_long(self, name: str, old: Any, new: Any) -> bool:
        """Whether a change is better shown word by word: texts on both sides, and one of them long."""
        is_text = name in FIELD_BY_NAME and FIELD_BY_NAME[name].kind is Kind.TEXT
        return is_text and bool(old) and bool(new) and max(len(str(old)), len(str(new))) > LONG
