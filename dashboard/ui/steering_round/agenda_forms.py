"""The lead unit's forms for the agenda: take over, change, add, several at once. Each saves a new edition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from dashboard import formats
from dashboard.rounds.agenda import Item, save_agenda
from dashboard.rounds.errors import RoundError
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.attempts import attempt
from dashboard.ui.steering_round.agenda_list import minutes_words
from dashboard.ui.steering_round.state import RoundState

_MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, 120)
_LONGEST_LABEL = 90
_TIME, _DROP, _RETURN, _FIRST = "Zeit vorsehen", "entfallen lassen", "wieder aufnehmen", "an den Anfang stellen"


def show_agenda_forms(state: RoundState, who: Acting) -> None:
    """The forms, one click away; only the lead unit sees them."""
    if not who.is_lead_unit:
        return
    with st.expander("Tagesordnung bearbeiten", key="tagesordnung-bearbeiten", on_change="rerun") as details:
        if not details.open:
            return
        st.caption(
            "Jede Änderung speichert die ganze Tagesordnung als neue Fassung, mit den Vorschlägen, die darin stehen. "
            "Lassen Sie entfallen, was nicht behandelt werden soll. Die früheren Fassungen bleiben in den Büchern."
        )
        with st.container(horizontal=True, gap="small"):
            if any(item.is_new for item in state.items):
                _take_over(state, who)
            if any(item.is_settled and not item.is_dropped for item in state.items):
                _drop_settled(state, who)
        add, change, several = st.tabs(["Punkt hinzufügen", "Einen Punkt ändern", "Mehrere Punkte"])
        with add:
            _add(state, who)
        if state.items:
            with change:
                _change(state, who)
            with several:
                _several(state, who)


def _key(state: RoundState, name: str) -> str:
    """The key of a form until the agenda changes: then it stands empty again, and nothing is said of an item that has moved."""
    return f"tagesordnung-{name}-{state.code}-{hash(state.items)}"


def _save(state: RoundState, items: Sequence[Item], who: Acting) -> str:
    edition = save_agenda(data.store(), state.code, items, by=who.function)
    return f"Die Tagesordnung ist gespeichert, als {edition}. Fassung."


def _take_over(state: RoundState, who: Acting) -> None:
    if st.button("Alle Vorschläge so aufnehmen", key=_key(state, "alle"), icon=":material/playlist_add_check:"):
        attempt(lambda: _save(state, state.items, who))


def _drop_settled(state: RoundState, who: Acting) -> None:
    if st.button("Alle ohne Anlass entfallen lassen", key=_key(state, "erledigte"), icon=":material/playlist_remove:"):
        items = [replace(item, is_dropped=item.is_dropped or item.is_settled) for item in state.items]
        attempt(lambda: _save(state, items, who))


def _add(state: RoundState, who: Acting) -> None:
    with st.form(_key(state, "neu"), border=False):
        title = st.text_input("Wortlaut")
        minutes, place = _time_and_place(state, len(state.items) + 1, None)
        if st.form_submit_button("Punkt aufnehmen"):
            attempt(lambda: _save(state, _placed(state.items, Item("own", None, title, minutes), place), who))


def _change(state: RoundState, who: Acting) -> None:
    """The item stands outside the form, because what the form holds follows it."""
    at = st.selectbox("Punkt", range(len(state.items)), format_func=lambda index: _label(state, index), key=_key(state, "punkt"))
    item = state.items[at]
    with st.form(_key(state, f"aendern-{at}"), border=False):
        title = st.text_area("Wortlaut", item.title)
        minutes, place = _time_and_place(state, at + 1, item.minutes)
        is_dropped = st.checkbox("entfällt", item.is_dropped)
        if st.form_submit_button("Änderung speichern"):
            others = [*state.items[:at], *state.items[at + 1 :]]
            changed = replace(item, title=title, minutes=minutes, is_dropped=is_dropped)
            attempt(lambda: _save(state, _placed(others, changed, place), who))


def _several(state: RoundState, who: Acting) -> None:
    with st.form(_key(state, "mehrere"), border=False):
        chosen = st.multiselect(
            "Punkte",
            range(len(state.items)),
            format_func=lambda index: _label(state, index),
            placeholder="Bitte wählen",
        )
        what = st.radio("Was soll geschehen?", [_TIME, _DROP, _RETURN, _FIRST], horizontal=True)
        minutes = st.selectbox("Zeit je Punkt", _MINUTES, index=1, format_func=minutes_words, width=240)
        if st.form_submit_button("Für alle gewählten speichern"):
            attempt(lambda: _save(state, changed_together(state.items, chosen, what, minutes), who))


def changed_together(items: Sequence[Item], chosen: Sequence[int], what: str, minutes: int) -> list[Item]:
    """The items after the same was done to those at the indices `chosen`; RoundError where none is chosen."""
    if not chosen:
        raise RoundError("Bitte wählen Sie wenigstens einen Punkt.")
    change: dict[str, Callable[[Item], Item]] = {
        _TIME: lambda item: replace(item, minutes=minutes),
        _DROP: lambda item: replace(item, is_dropped=True),
        _RETURN: lambda item: replace(item, is_dropped=False),
        _FIRST: lambda item: item,
    }
    changed = [change[what](item) if at in chosen else item for at, item in enumerate(items)]
    if what == _FIRST:
        return [*(items[at] for at in chosen), *(item for at, item in enumerate(items) if at not in chosen)]
    return changed


def _time_and_place(state: RoundState, place: int, minutes: int | None) -> tuple[int | None, int]:
    """Two choices side by side; the place counts from 1 over all items, the dropped ones included."""
    offered = sorted({*_MINUTES, *([minutes] if minutes else [])})
    last = max(place, len(state.items))
    left, right = st.columns(2, gap="small")
    with left:
        chosen = st.selectbox(
            "Zeit", [None, *offered], index=offered.index(minutes) + 1 if minutes else 0, format_func=minutes_words
        )
    with right:
        at = st.selectbox("Platz", range(1, last + 1), index=place - 1, format_func=lambda each: f"an Stelle {each}")
    return chosen, at


def _placed(others: Sequence[Item], item: Item, place: int) -> list[Item]:
    """The items with `item` at that place, counted from 1."""
    return [*others[: place - 1], item, *others[place - 1 :]]


def _label(state: RoundState, index: int) -> str:
    item = state.items[index]
    title = item.title if len(item.title) <= _LONGEST_LABEL else f"{item.title[:_LONGEST_LABEL].rstrip()} …"
    mark = (
        " (entfallen)" if item.is_dropped else " (Vorschlag)" if item.is_new else " (Anlass entfallen)" if item.is_settled else ""
    )
    return f"{formats.number(index + 1)}: {title}{mark}"
