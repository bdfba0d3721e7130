"""Values of measures in German words, the same on pages, in commands, mails and documents: as a house would write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.master import MasterData
from dashboard.vocabulary import FIELD_BY_NAME, LABELS, Kind, Visibility

Labels = Mapping[str, Mapping[str, str]]
"""What classes are called: field -> code -> label."""

NOT_REPORTED = "keine Angabe"
LONG = 60
"""From so many characters on a change of a text is shown word by word where there is room for it."""
_SHORTENED = 120
"""Characters of a long text where there is none, in mails and on the command line; the whole stands in the app."""
_BESIDE_FIELDS = {"extra": "Zusatzangaben", "footnotes": "Fußnoten"}


def label(name: str) -> str:
    """The heading of a field, also of what is kept beside the fields."""
    field = FIELD_BY_NAME.get(name)
    return field.heading if field else _BESIDE_FIELDS[name]


def is_mailed(name: str) -> bool:
    """Whether a field may stand in what is mailed: nothing that is internal to a house, nor what nobody could name."""
    field = FIELD_BY_NAME.get(name)
    return field is not None and field.visibility is not Visibility.OWN


def changed_parts(name: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """The heading with old and new value: of the field, or of each column that nobody could name and that changed."""
    if not (isinstance(old, Mapping) or isinstance(new, Mapping)):
        yield label(name), old, new
        return
    before, after = old or {}, new or {}
    for heading in dict.fromkeys((*before, *after)):
        if before.get(heading) != after.get(heading):
            yield f"Zusatzangabe „{heading}“", before.get(heading), after.get(heading)


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
        """A canonical value as plain German text; sets as enumerations, "keine Angabe" where nothing is reported."""
        if value is None or value in ("", [], {}, ()):
            return NOT_REPORTED
        names = {"action_field": self.action_fields, "guiding_goals": self.guiding_goals}.get(name)
        if names is not None:
            numbers = value if isinstance(value, list | tuple) else [value]
            return "; ".join(names.get(number, str(number)) for number in numbers)
        if isinstance(value, list | tuple):
            return ", ".join(self.value(name, item) for item in value)
        if isinstance(value, Mapping):
            return "; ".join(f"{key}: {text}" for key, text in value.items())
        return self._word(name, value)

    def _word(self, name: str, value: Any) -> str:
        if isinstance(value, date | int | float):
            unit = FIELD_BY_NAME[name].unit if name in FIELD_BY_NAME else ""
            return formats.plain(value) + (f"{formats.NARROW_SPACE}{unit}" if unit else "")
        labels = self.labels.get(name) or LABELS.get(name, {})
        return labels.get(str(value), str(value))

    def change_lines(self, name: str, old: Any, new: Any) -> Iterator[str]:
        """A change as plain text, "Ende: 31.12.2026 → 30.06.2027"; long texts are cut."""
        for what, before, after in changed_parts(name, old, new):
            yield f"{what}: {shortened(self.value(name, before))} → {shortened(self.value(name, after))}"

    def is_long(self, name: str, old: Any, new: Any) -> bool:
        """Whether a change is better shown word by word: texts on both sides, and one of them long."""
        is_text = name in FIELD_BY_NAME and FIELD_BY_NAME[name].kind is Kind.TEXT
        return is_text and bool(old) and bool(new) and max(len(str(old)), len(str(new))) > LONG


def shortened(text: str) -> str:
    """One line of a text, cut where it is long."""
    one_line = re.sub(r"[ \t\r\n]+", " ", text).strip()  # a narrow space before a unit stays one
    return one_line if len(one_line) <= _SHORTENED else f"{one_line[:_SHORTENED].rstrip()} …"
