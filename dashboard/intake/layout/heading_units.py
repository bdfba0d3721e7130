"""Units that stand in a heading, as "Budget (T€)": a bare number below it keeps them."""

from __future__ import annotations

import re

from dashboard.intake.model import Reading
from dashboard.intake.values.numbers import number_of_text
from dashboard.vocabulary import FIELD_BY_NAME, Kind

_MONEY = r"(?:(?:T|Tsd\.?|Mio\.?|Mrd\.?|Tausend|Millionen)\s?(?:€|EUR|Euro)|TEUR|T€|k€|€|EUR|Euro)"
_UNIT = rf"{_MONEY}|VZÄ|VZE|Stellen|Personen|Plätze|Stunden|Std\.|Wochenstunden|%|Prozent"
_IN_HEADING = re.compile(
    rf"[(\[]\s*(?:in|Angaben? in)?\s*({_UNIT})(?:\s*(?:/|pro|p\.)\s*[\w. ]+)?\s*[)\]]|\bin\s+({_MONEY})(?!\w)", re.IGNORECASE
)
_WITHOUT_UNITS = frozenset({"number", "measure_id", "title", "period_text"})


def unit_below(heading: str, name: str) -> str:
    """The unit that a heading gives to the numbers of a column of texts, "" where it gives none."""
    if FIELD_BY_NAME[name].kind is not Kind.TEXT or name in _WITHOUT_UNITS:
        return ""
    found = _IN_HEADING.search(heading)
    return (found[1] or found[2]).strip() if found else ""


def with_unit(reading: Reading, name: str, unit: str) -> Reading:
    """The reading with the unit behind a bare number; words that say more stay as they are."""
    text = reading.values.get(name)
    if not isinstance(text, str) or any(sign.isalpha() or sign in "€%" for sign in text) or number_of_text(text) is None:
        return reading
    return Reading(reading.values | {name: f"{text} {unit}"}, reading.issues)
