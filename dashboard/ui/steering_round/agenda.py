"""The agenda as it is read, and the lead unit's forms for it. Each saves a new edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.refusals import RefusalError
from dashboard.rounds.agenda import SOURCES, Item, due_words, meanwhile, minutes_of, save_agenda
from dashboard.ui import data
from dashboard.ui.acting import Acting, today
from dashboard.ui.navigation import link_to_page
from dashboard.ui.steering_round.state import RoundState
from dashboard.ui.telling import attempt
from dashboard.ui.ways_to_measures import link_to_measure
from dashboard.ui.working_group.forms import form_key, next_form

_SHOWN = 40
_KEY_WIDTH, _LINE_WIDTH = 128, 800
"""Pixels, as in the list of measures."""
_MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, 120)
_LONGEST_LABEL = 90
_TIME, _DROP, _RETURN, _FIRST = "Zeit vorsehen", "entfallen lassen", "wieder aufnehmen", "an den Anfang stellen"


def show_carried(state: RoundState) -> None:
    """The open decisions of earlier rounds, which lead the page; nothing where there is none."""
    if not state.carried:
        return
    st.subheader("Offen aus früheren Runden", anchor=False)
    st.markdown("\n".join(f"- {_carried_line(row)}" for row in state.carried))
    link_to_page("Zu den offenen Beschlüssen", "decisions.py", {"stand": "offen"})


def _carried_line(row: Mapping[str, Any]) -> str:
    details = [f"Runde {row['round']}"]
    if row["departments"]:
        details.append(", ".join(row["departments"]))
    if row["due_on"] is not None:
        late = ", **überfällig zum Stichtag**" if row["is_overdue"] and row["due_on"] < today() else ""
        details.append(f"{due_words(row, today())}{late}")
    return f"**{formats.literal(row['wording'])}** :small[({' · '.join(details)})]"


def show_items(state: RoundState) -> None:
    """The items that are kept, numbered; then what was dropped, in one line."""
    kept = [item for item in state.items if not item.is_dropped]
    dropped = [item for item in state.items if item.is_dropped]
    st.subheader("Tagesordnung", anchor=False)
    if not state.items:
        st.markdown(
            "Eine Tagesordnung ist nicht gespeichert."
            if state.step in ("held", "minuted")
            else "Vorgeschlagen ist noch nichts: Es gibt keine offenen Beschlüsse, Bitten um Entscheidung oder roten Ampeln."
        )
        return
    st.markdown(_sum(kept))
    for at, item in enumerate(kept[:_SHOWN], 1):
        with st.container(horizontal=True, gap="xxsmall", vertical_alignment="top"):
            _way(item, state)
            mark = " · **Vorschlag**" if item.is_new else " · **Anlass entfallen**" if _has_lapsed(item, state) else ""
            details = f":small[{SOURCES.get(item.source, item.source)} · {minutes_words(item.minutes)}{mark}]"
            st.markdown(f"**TOP {at}** {formats.literal(item.title)}  \n{details}", width=_LINE_WIDTH)
    if len(kept) > _SHOWN:
        st.caption(f"und {formats.counted(len(kept) - _SHOWN, 'weiterer Punkt', 'weitere Punkte')}")
    if dropped:
        st.caption(f"Entfallen: {'; '.join(formats.literal(item.title) for item in dropped[:_SHOWN])}")


def _has_lapsed(item: Item, state: RoundState) -> bool:
    """Whether the cause of an item is gone before the round has met: then the lead unit may want to drop it."""
    return item.is_settled and state.step not in ("held", "minuted")


def _sum(kept: list[Item]) -> str:
    new, untimed = sum(item.is_new for item in kept), sum(item.minutes is None for item in kept)
    parts = [f"**{formats.counted(len(kept), 'Punkt', 'Punkte', 'Kein Punkt')}**"]
    minutes = minutes_of(kept)
    parts.append(f"zusammen **{minutes_words(minutes)}**" if minutes else "noch ohne Zeiten")
    if minutes and untimed:
        parts.append(f"{formats.number(untimed)} ohne Zeit")
    if new:
        noun = "Vorschlag ist" if new == 1 else "Vorschläge sind"
        return f"{', '.join(parts)}. {formats.number(new)} {noun} noch nicht in die Tagesordnung aufgenommen."
    return ", ".join(parts) + "."


def minutes_words(minutes: int | None) -> str:
    """ "20 Minuten", "1 Stunde 15 Minuten", "ohne Zeit"."""
    if not minutes:
        return "ohne Zeit"
    hours, rest = divmod(minutes, 60)
    parts = [formats.counted(hours, "Stunde", "Stunden")] if hours else []
    return " ".join([*parts, *([formats.counted(rest, "Minute", "Minuten")] if rest else [])])


def _way(item: Item, state: RoundState) -> None:
    """The link to what the item is about, in a column of its own; an item of one's own has none."""
    with st.container(width=_KEY_WIDTH):
        if item.source in ("red", "decision_needed") and item.subject and state.round is not None:
            link_to_measure(f":primary[{item.subject}]", item.subject, {"round": state.code})
        elif item.source == "field" and item.subject and state.round is not None:
            query = {"handlungsfeld": item.subject, "runde": state.code}
            link_to_page(f"Feld {item.subject}", "fields.py", query, is_key=True)
        elif item.source == "decision":
            link_to_page(f"Beschluss {item.subject}", "decisions.py", {"stand": "offen"}, is_key=True)


def show_agenda_forms(state: RoundState, who: Acting) -> None:
    """The forms, one click away; only the lead unit sees them."""
    if not who.is_lead_unit:
        return
    with st.expander("Tagesordnung bearbeiten", key="tagesordnung-bearbeiten", on_change="rerun") as details:
        if not details.open:
            return
        state = _as_seen(state)
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


def _as_seen(newest: RoundState) -> RoundState:
    """The agenda that the forms of this window change: the one it has seen. Say what changed where a newer one was saved.

    So nobody overwrites what another window has saved, and what is written in a form stays until it is saved or the newer edition
    is taken over.
    """
    key = _seen_key(newest.code)
    seen: tuple[int, tuple[Item, ...]] | None = st.session_state.get(key)
    if seen is None or seen[0] == newest.edition:
        st.session_state[key] = (newest.edition, newest.items)
        return newest
    st.warning(formats.literal(meanwhile(data.store(), newest.code, seen[0])), icon=":material/warning:")
    st.button("Neue Fassung übernehmen", key=f"{key}-neu", on_click=_forget_seen, args=(newest.code,))
    return replace(newest, edition=seen[0], items=seen[1])


def _seen_key(round_code: str) -> str:
    return f"tagesordnung-gesehen-{round_code}"


def _forget_seen(round_code: str) -> None:
    st.session_state.pop(_seen_key(round_code), None)


def _key(state: RoundState, name: str) -> str:
    """The key of a form until the agenda changes: then it stands empty again, and nothing is said of an item that has moved."""
    return f"tagesordnung-{name}-{state.code}-{hash(state.items)}"


def _save(state: RoundState, items: Sequence[Item], who: Acting) -> str:
    edition = save_agenda(data.store(), state.code, items, by=who.function, based_on=state.edition)
    _forget_seen(state.code)
    next_form()
    return f"Die Tagesordnung ist gespeichert, als {edition}. Fassung."


def _take_over(state: RoundState, who: Acting) -> None:
    if st.button("Alle Vorschläge so aufnehmen", key=_key(state, "alle"), icon=":material/playlist_add_check:"):
        attempt(lambda: _save(state, state.items, who))


def _drop_settled(state: RoundState, who: Acting) -> None:
    if st.button("Alle ohne Anlass entfallen lassen", key=_key(state, "erledigte"), icon=":material/playlist_remove:"):
        items = [replace(item, is_dropped=item.is_dropped or item.is_settled) for item in state.items]
        attempt(lambda: _save(state, items, who))


def _add(state: RoundState, who: Acting) -> None:
    with st.form(form_key(f"tagesordnung-neu-{state.code}"), border=False):
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
    """The items after the same was done to those at the indices `chosen`; RefusalError where none is chosen."""
    if not chosen:
        raise RefusalError("Bitte wählen Sie wenigstens einen Punkt.")
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
