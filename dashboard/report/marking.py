"""What in a text for the public wants a second look: mail addresses, telephone numbers, persons, words of other fields.

It marks too much rather than too little, and decides nothing: a person looks at each before the report goes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.fields import FIELDS, Visibility

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+\d{2}|\b0)[\d\s()/-]{5,}\d")
_PERSON = re.compile(r"\b(?:Frau|Herr(?:n)?|Dr\.|Prof\.)\s+(?:(?:Dr\.|Prof\.)\s+)*[A-ZÄÖÜ][\w-]+(?:\s+[A-ZÄÖÜ][\w-]+)?")
_NAME = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ][a-zäöüß]+)?\s+[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ][a-zäöüß]+)?\b")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\b\d{1,2}\s*/\s*\d{4}|\d{4}\s*[-–/]\s*\d{2,4}")
"""Days, months and years, which look like numbers to call."""
_LONG = 12
"""From so many letters on a text that stands in two fields is no accident."""
_INSIDE = tuple(field for field in FIELDS if field.visibility is not Visibility.PUBLIC and field.name != "rating")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands out: what it is, in German, and the words themselves."""

    kind: str
    words: str


def marks(text: str) -> Iterator[Mark]:
    """Addresses, numbers and persons in a text."""
    plain = _DAY.sub(" ", text)
    for kind, pattern in (("Mail-Adresse", _MAIL), ("Rufnummer", _PHONE), ("Person", _PERSON)):
        yield from (Mark(kind, found.strip()) for found in dict.fromkeys(pattern.findall(plain)))


def leaks(text: str, inside: Mapping[str, Any]) -> Iterator[Mark]:
    """What in a public text also stands in a field of the same measure that is not public, or is a name from such a field."""
    for field in _INSIDE:
        kept = inside.get(field.name)
        if not isinstance(kept, str) or not kept.strip():
            continue
        if len(kept.strip()) >= _LONG and kept.strip().casefold() in text.casefold():
            yield Mark(f"steht auch unter „{field.heading}“", kept.strip())
        elif field.name == "contact":
            yield from (Mark("Person", name) for name in _NAME.findall(kept) if name in text)


def marked(texts: Iterable[tuple[str, str]], inside: Mapping[str, Any]) -> Iterator[tuple[str, Mark]]:
    """All marks of the texts of a measure, each with the name of its text; the same words once for each text."""
    for name, text in texts:
        found = dict.fromkeys([*marks(text), *leaks(text, inside)])
        yield from ((name, mark) for mark in found)
