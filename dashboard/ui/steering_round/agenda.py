"""The agenda as it is read, and the lead unit's forms for it. Each saves a new edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.refusals import RefusalError
from dashboard.rounds.agenda import (
    SOURCES,
    Item,
    Topic,
    due_words,
    meanwhile,
    minutes_of,
    minutes_words,
    save_agenda,
    topic_title,
    topics,
)
from dashboard.ui import data
from dashboard.ui.acting import Acting, today
from dashboard.ui.navigation import AGENDA, link_to_page, way
from dashboard.ui.steering_round.outcomes import outcome_lines, show_gone_outcomes
from dashboard.ui.steering_round.state import RoundState
from dashboard.ui.steering_round.topics import label, offered
from dashboard.ui.telling import attempt
from dashboard.ui.ways_to_measures import way_to_measure
from dashboard.ui.working_group.forms import form_key, next_form

_SHOWN = 40
_LINE_WIDTH = 860
"""Pixels, as the sentence of the page."""
_MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, 120)
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
    """The topics that are kept, numbered; then what was dropped, in one line."""
    kept = topics([item for item in state.items if not item.is_dropped])
    dropped = [item for item in state.items if item.is_dropped]
    st.subheader("Tagesordnung", anchor=AGENDA)
    if not state.items:
        st.markdown(
            "Eine Tagesordnung ist nicht gespeichert."
            if state.step in ("held", "minuted")
            else "Vorgeschlagen ist noch nichts: Es gibt keine offenen Beschlüsse, Bitten um Entscheidung oder roten Ampeln."
        )
        return
    st.markdown(_sum(kept, is_saved=bool(state.edition)))
    if kept:
        shown = (_topic_text(at, topic, state) for at, topic in enumerate(kept[:_SHOWN], 1))
        st.markdown("\n\n".join(shown), width=_LINE_WIDTH)
    if len(kept) > _SHOWN:
        st.caption(f"und {formats.counted(len(kept) - _SHOWN, 'weiterer Punkt', 'weitere Punkte')}")
    if dropped:
        st.caption(f"Entfallen: {'; '.join(formats.literal(item.title) for item in dropped[:_SHOWN])}")
    show_gone_outcomes(state)


def _topic_text(number: int, topic: Topic, state: RoundState) -> str:
    """One topic as Markdown: its words, what it is about, time and marks; where it is several items, each on a line below."""
    first, minutes = topic[0], minutes_of(topic)
    mark = "**Vorschlag**" if first.is_new and state.edition else "**Anlass entfallen**" if _has_lapsed(first, state) else ""
    deferred = f"vertagt in der Runde {formats.literal(first.deferred_in)}" if first.deferred_in else ""
    about = (_code(first) if len(topic) == 1 else "", SOURCES.get(first.source, first.source), deferred)
    details = " · ".join(part for part in (*about, minutes_words(minutes) if minutes else "", mark) if part)
    words = _way(first, state) if len(topic) == 1 else formats.literal(topic_title(topic))
    lines = ["  \n".join([f"**TOP {number}** {words}", f":small[{details}]", *outcome_lines(topic, state.code)])]
    if len(topic) > 1:
        lines.append("\n".join(f"- {_way(item, state)}{f' :small[{code}]' if (code := _code(item)) else ''}" for item in topic))
    return "\n\n".join(lines)


def _has_lapsed(item: Item, state: RoundState) -> bool:
    """Whether the cause of an item is gone before the round has met: then the lead unit may want to drop it."""
    return item.is_settled and state.step not in ("held", "minuted")


def _sum(kept: Sequence[Topic], *, is_saved: bool) -> str:
    """How many items and how long; and which of them the lead unit has not yet put on the agenda."""
    new, untimed = sum(topic[0].is_new for topic in kept), sum(not minutes_of(topic) for topic in kept)
    minutes = sum(map(minutes_of, kept))
    if kept and not is_saved:
        count = formats.counted(new, "Punkt ist", "Punkte sind")
        return f"**{count} vorgeschlagen**; auf der Tagesordnung steht noch keiner, denn gespeichert ist sie noch nicht."
    parts = [f"**{formats.counted(len(kept), 'Punkt', 'Punkte', 'Kein Punkt')}**"]
    parts.append(f"zusammen **{minutes_words(minutes)}**" if minutes else "noch ohne Zeiten")
    if minutes and untimed:
        parts.append(f"{formats.number(untimed)} ohne Zeit")
    if not new:
        return ", ".join(parts) + "."
    proposed = "ist nur vorgeschlagen" if new == 1 else "sind nur vorgeschlagen"
    on = len(kept) - new
    fixed = f"{formats.number(on)} {'steht' if on == 1 else 'stehen'} auf der Tagesordnung, " if on else ""
    return f"{', '.join(parts)}: {fixed}{formats.number(new)} {proposed}."


def _way(item: Item, state: RoundState) -> str:
    """The words of an item as the link to what it is about, as Markdown; an item of one's own leads nowhere."""
    words = formats.literal(item.title)
    if item.source in ("red", "decision_needed") and item.subject and state.round is not None:
        return way_to_measure(words, item.subject, {"round": state.code})
    if item.source == "field" and item.subject and state.round is not None:
        return way(words, "fields.py", {"handlungsfeld": item.subject, "runde": state.code})
    if item.source == "decision":
        return way(words, "decisions.py", {"stand": "offen"})
    return words


def _code(item: Item) -> str:
    """What an item is about, as the other pages call it; a field says its number itself."""
    if item.source in ("red", "decision_needed") and item.subject:
        return formats.literal(item.subject)
    return f"Beschluss {item.subject}" if item.source == "decision" else ""


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
    edition = save_agenda(data.books(Act.PREPARE_ROUND), state.code, items, by=who.function, based_on=state.edition)
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
        known = topics(state.items)
        minutes, place = _time_and_place(known, len(known) + 1, None)
        if st.form_submit_button("Punkt aufnehmen"):
            attempt(lambda: _save(state, placed(state.items, (Item("own", None, title, minutes),), place), who))


def _change(state: RoundState, who: Acting) -> None:
    """The item stands outside the form, because what the form holds follows it; each of several in one topic can be chosen."""
    choices = offered(topics(state.items))
    name = st.selectbox("Punkt", list(choices), key=_key(state, "punkt"))
    before, chosen = choices[name]
    with st.form(_key(state, f"aendern-{list(choices).index(name)}"), border=False):
        title = st.text_area("Wortlaut", chosen[0].title) if len(chosen) == 1 else None
        minutes, place = _time_and_place(topics(state.items), before, minutes_of(chosen) or None)
        is_dropped = st.checkbox("entfällt", chosen[0].is_dropped)
        if st.form_submit_button("Änderung speichern"):
            changed = [replace(item, is_dropped=is_dropped) for item in timed(chosen, minutes)]
            if title is not None:
                changed = [replace(changed[0], title=title)]
            attempt(lambda: _save(state, exchanged(state.items, chosen, changed, place if place != before else None), who))


def _several(state: RoundState, who: Acting) -> None:
    known = topics(state.items)
    with st.form(_key(state, "mehrere"), border=False):
        chosen = st.multiselect(
            "Punkte",
            range(len(known)),
            format_func=lambda index: label(formats.number(index + 1), known[index]),
            placeholder="Bitte wählen",
        )
        what = st.radio("Was soll geschehen?", [_TIME, _DROP, _RETURN, _FIRST], horizontal=True)
        minutes = st.selectbox("Zeit je Punkt", _MINUTES, index=1, format_func=minutes_words, width=240)
        if st.form_submit_button("Für alle gewählten speichern"):
            attempt(lambda: _save(state, changed_together(known, chosen, what, minutes), who))


def changed_together(known: Sequence[Topic], chosen: Sequence[int], what: str, minutes: int) -> list[Item]:
    """The items after the same was done to the topics at the indices `chosen`; RefusalError where none is chosen."""
    if not chosen:
        raise RefusalError("Bitte wählen Sie wenigstens einen Punkt.")
    change: dict[str, Callable[[Topic], Sequence[Item]]] = {
        _TIME: lambda topic: timed(topic, minutes),
        _DROP: lambda topic: [replace(item, is_dropped=True) for item in topic],
        _RETURN: lambda topic: [replace(item, is_dropped=False) for item in topic],
        _FIRST: lambda topic: topic,
    }
    order = [*chosen, *(at for at in range(len(known)) if at not in chosen)] if what == _FIRST else range(len(known))
    return [item for at in order for item in (change[what](known[at]) if at in chosen else known[at])]


def timed(topic: Topic, minutes: int | None) -> list[Item]:
    """The items of a topic that takes so long: the first bears the time of all."""
    return [replace(item, minutes=None if at else minutes) for at, item in enumerate(topic)]


def _time_and_place(known: Sequence[Topic], place: int, minutes: int | None) -> tuple[int | None, int]:
    """Two choices side by side; the place counts from 1 over all topics, the dropped ones included."""
    offered = sorted({*_MINUTES, *([minutes] if minutes else [])})
    last = max(place, len(known))
    left, right = st.columns(2, gap="small")
    with left:
        chosen = st.selectbox(
            "Zeit", [None, *offered], index=offered.index(minutes) + 1 if minutes else 0, format_func=minutes_words
        )
    with right:
        at = st.selectbox("Platz", range(1, last + 1), index=place - 1, format_func=lambda each: f"an Stelle {each}", width=240)
    return chosen, at


def placed(others: Sequence[Item], items: Sequence[Item], place: int) -> list[Item]:
    """The other items with these among them, at that place of the topics, counted from 1."""
    around = topics(others)
    return [item for topic in (*around[: place - 1], items, *around[place - 1 :]) for item in topic]


def exchanged(items: Sequence[Item], old: Topic, new: Sequence[Item], place: int | None) -> list[Item]:
    """The items with `new` for `old`, at another place of the topics, or with None where they stood."""
    if place is not None:
        return placed([item for item in items if all(item is not each for each in old)], new, place)
    by_id = {id(was): now for was, now in zip(old, new, strict=True)}
    return [by_id.get(id(item), item) for item in items]
