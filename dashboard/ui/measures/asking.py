"""What a question names that the filters know, offered as filters: one press instead of several ("Feld 2 und 13, Land, gelb")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from dashboard import formats
from dashboard.address_words import in_address
from dashboard.intake.values.ratings import COLOURS
from dashboard.search.classes import Asked, asked, phrases
from dashboard.ui import data
from dashboard.ui.filters import SEARCH, Dimension

_NUMBERED = {"fields": ("Feld", "Felder", "Handlungsfeld", "Handlungsfelder", "HF"), "guiding_goals": ("Leitziel", "Leitziele")}
"""Under which words the codes of a filter are numbers; their labels begin with them."""
_READ = frozenset({"fields", "departments", "levels", "stages", "ratings", "guiding_goals"})
"""The parameters whose classes nobody means as mere words."""
_ENDINGS = ("", "e", "en", "er")


def offer_filters(question: str, dimensions: Sequence[Dimension], round_code: str) -> None:
    """A button that sets the filters which the question names and searches on for its other words; none where it names none."""
    by_key = {dimension.key: dimension for dimension in dimensions if dimension.parameter in _READ}
    known = data.made(("asking", round_code), lambda: phrases(_names(tuple(by_key.values()), data.body_names(round_code))))
    read = asked(question, known)
    if read.codes:
        st.button(_offer(read, by_key), key="als-filter", icon=":material/filter_alt:", on_click=_take, args=(read,))


def _names(dimensions: Sequence[Dimension], bodies: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Filter, code and each of its names: its label, its number or its word in addresses, a body's full name, colours."""
    for dimension in dimensions:
        numbered = _NUMBERED.get(dimension.parameter, ())
        for code, label in dimension.labels.items():
            names = [label, label.removeprefix(f"{code} "), *(f"{word} {code}" for word in numbered)]
            names += [] if numbered else in_address(dimension.key, [code])
            names += [bodies[code]] if dimension.parameter == "departments" and code in bodies else []
            names += [f"{COLOURS[code]}{end}" for end in _ENDINGS] if dimension.parameter == "ratings" and code in COLOURS else []
            yield from ((dimension.key, code, name) for name in names)


def _offer(read: Asked, by_key: Mapping[str, Dimension]) -> str:
    named = [
        f"{dimension.label} {formats.joined([dimension.labels[code] for code in read.codes[key]], 'oder')}"
        for key, dimension in by_key.items()
        if key in read.codes
    ]
    search = f"; gesucht wird „{read.rest}“" if read.rest else ""
    return f"Als Filter: {formats.literal(', '.join(named) + search)}"


def _take(read: Asked) -> None:
    for key, codes in read.codes.items():
        st.session_state[key] = list(dict.fromkeys([*st.session_state.get(key, ()), *codes]))
    st.session_state[SEARCH] = read.rest
