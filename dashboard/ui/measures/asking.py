"""What a question names that the filters know, read as filters ("Feld 2 und 13, Land, gelb"): set at once where nothing else is
asked, and offered where words are left to be searched for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard import formats
from dashboard.address_words import in_address
from dashboard.intake.values.ratings import COLOURS
from dashboard.search.classes import Asked, asked, phrases
from dashboard.ui import data
from dashboard.ui.filters import SEARCH, Dimension

_NUMBERED = {"fields": ("Feld", "Felder", "Handlungsfeld", "Handlungsfelder", "HF"), "guiding_goals": ("Leitziel", "Leitziele")}
"""Under which words the codes of a filter are numbers; their labels begin with them."""
_READ = frozenset({"fields", "departments", "levels", "stages", "ratings", "guiding_goals", "gaps", "rules"})
"""The parameters whose classes nobody means as mere words."""
_ENDINGS = ("", "e", "en", "er")
_TAKEN = "als-filter-gelesen"


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as filters: what it names, and the filters that know it."""

    asked: Asked
    by_key: Mapping[str, Dimension]

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The codes by parameter of queries/measures/list.sql."""
        return {self.by_key[key].parameter: list(codes) for key, codes in self.asked.codes.items()}

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to be searched for."""
        return bool(self.asked.codes) and not self.asked.rest


def read(question: str, dimensions: Sequence[Dimension], round_code: str) -> Reading:
    """What the question names of the filters, by the names of the round."""
    by_key = {dimension.key: dimension for dimension in dimensions if dimension.parameter in _READ}
    known = data.made(("asking", round_code), lambda: phrases(_names(tuple(by_key.values()), data.body_names(round_code))))
    return Reading(asked(question, known), by_key)


def take_whole(question: str, reading: Reading) -> None:
    """Set the filters instead of searching where the question names nothing else; `offer_words` offers the way back."""
    if reading.is_whole:
        note_taken(question, reading)
        _take(reading)


def note_taken(question: str, reading: Reading) -> None:
    """Note that a question was read as filters, and what they were before."""
    before = {key: st.session_state.get(key, []) for key in reading.asked.codes}
    st.session_state[_TAKEN] = (question, reading.asked.codes, before)


def offer_words() -> None:
    """As long as the filters say what a question was read as: a button that searches for its words instead."""
    question, codes, before = st.session_state.get(_TAKEN, ("", {}, {}))
    if question and not st.session_state[SEARCH] and all(set(st.session_state[key]) == set(codes[key]) for key in codes):
        label = f"„{formats.literal(question)}“ stattdessen als Wörter suchen"
        st.button(
            label, key="als-woerter", type="tertiary", icon=":material/search:", on_click=_as_words, args=(question, before)
        )


def offer_filters(reading: Reading) -> None:
    """A button that sets the filters which the question names and searches on for its other words; none where it names none."""
    if reading.asked.codes:
        st.button(_offer(reading), key="als-filter", icon=":material/filter_alt:", on_click=_take, args=(reading,))


def _names(dimensions: Sequence[Dimension], bodies: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Filter, code and each of its names: its label, its number or its word in addresses, a body's full name, colours."""
    without: set[str] = set()
    for dimension in dimensions:
        numbered = _NUMBERED.get(dimension.parameter, ())
        for code, label in dimension.labels.items():
            if label.casefold().startswith("ohne "):  # under which several filters find the same measures: the first one
                if label.casefold() in without:
                    continue
                without.add(label.casefold())
            names = [label, label.removeprefix(f"{code} "), *(f"{word} {code}" for word in numbered)]
            names += [] if numbered else in_address(dimension.key, [code])
            names += [bodies[code]] if dimension.parameter == "departments" and code in bodies else []
            names += [f"{COLOURS[code]}{end}" for end in _ENDINGS] if dimension.parameter == "ratings" and code in COLOURS else []
            yield from ((dimension.key, code, name) for name in names)


def _offer(reading: Reading) -> str:
    named = [
        f"{dimension.label} {formats.joined([dimension.labels[code] for code in reading.asked.codes[key]], 'oder')}"
        for key, dimension in reading.by_key.items()
        if key in reading.asked.codes
    ]
    search = f"; gesucht wird „{reading.asked.rest}“" if reading.asked.rest else ""
    return f"Als Filter: {formats.literal(', '.join(named) + search)}"


def _take(reading: Reading) -> None:
    for key, codes in reading.asked.codes.items():
        st.session_state[key] = list(codes)
    st.session_state[SEARCH] = reading.asked.rest


def _as_words(question: str, before: Mapping[str, list[str]]) -> None:
    for key, codes in before.items():
        st.session_state[key] = codes
    st.session_state[SEARCH] = question
