"""A field for a day, written TT.MM.JJJJ: what is no day is refused, and never turned into the one beside it.

Streamlit's own field makes 30.06. of 31.06. without a word, so that here a day is text until it is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import formats
from dashboard.refusals import RefusalError, gaps_sentence

PATTERN = "TT.MM.JJJJ"
_WIDTH = 240
YEARS = range(2000, 2100)
_GERMAN = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})|(\d\d)(\d\d)(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class TypedDay:
    """What stands in a field: the day it means, None where it is empty or means none; then `fault` says why, in a sentence."""

    day: date | None = None
    fault: str | None = None

    def __str__(self) -> str:
        """Empty where nothing stands in the field, so that it can be told from what does."""
        return self.fault or written(self.day)

    def checked(self) -> date | None:
        """The day, None of an empty field; RefusalError where no day is meant."""
        if self.fault is not None:
            raise RefusalError(self.fault)
        return self.day


def typed_day(text: str) -> TypedDay:
    """Read "30.06.2027", "30.6.27", "30062027" or "2027-06-30"."""
    said = text.strip()
    if not said:
        return TypedDay()
    if found := _ISO.fullmatch(said):
        year, month, number = map(int, found.groups())
    elif found := _GERMAN.fullmatch(said):
        number, month, year = (int(part) for part in found.groups() if part is not None)
    else:
        return TypedDay(fault=f"„{said}“ ist nicht als Tag zu lesen; bitte in der Form {PATTERN} angeben, wie 30.06.2027.")
    year += 2000 if year < 100 else 0
    try:
        day = date(year, month, number)
    except ValueError:
        return TypedDay(fault=f"{said} gibt es nicht; bitte das Datum prüfen.")
    if year not in YEARS:
        return TypedDay(fault=f"{formats.day(day)} liegt nicht in den Jahren {YEARS[0]} bis {YEARS[-1]}; bitte das Datum prüfen.")
    return TypedDay(day)


def written(day: date | None) -> str:
    """A day as it stands in such a field."""
    return formats.day(day) if day else ""


def day_field(label: str, day: date | None = None, *, place: DeltaGenerator | None = None, **look: Any) -> TypedDay:
    """Draw the field, filled with `day` unless the session already holds a text under its key; `look` as of a text field."""
    filled = {} if look.get("key") in st.session_state else {"value": written(day)}
    options: dict[str, Any] = {"placeholder": PATTERN, "width": _WIDTH, **filled, **look}
    return typed_day((place or st).text_input(label, **options))


def needed(typed: TypedDay, what: str) -> date:
    """The day of a field that must be filled; RefusalError where it is empty ("den Stichtag") or no day is meant."""
    day = typed.checked()
    if day is None:
        raise RefusalError(gaps_sentence([what]))
    return day
