"""The agenda as it is read: what leads it, its items in their order with their time, and the sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.rounds.agenda import SOURCES, Item, minutes_of
from dashboard.ui.opening import link_to_measure
from dashboard.ui.steering_round.state import RoundState
from dashboard.ui.steering_round.ways import link_to_page

_SHOWN = 40
_KEY_WIDTH, _LINE_WIDTH = 128, 800
"""Pixels, as in the list of measures."""


def show_carried(state: RoundState) -> None:
    """The open decisions of earlier rounds, which lead the page; nothing where there is none."""
    if not state.carried:
        return
    st.subheader("Offen aus früheren Runden", anchor=False)
    st.markdown("\n".join(f"- {_carried_line(row, state)}" for row in state.carried))
    link_to_page("Zu den offenen Beschlüssen", "decisions.py", {"stand": "offen"})


def _carried_line(row: Mapping[str, Any], state: RoundState) -> str:
    said = [f"Runde {row['round']}"]
    if row["department"]:
        said.append(str(row["department"]))
    if row["due_on"] is not None:
        is_late = row["due_on"] < state.reference_date
        said.append(f"fällig {formats.day(row['due_on'])}{', **überfällig zum Stichtag**' if is_late else ''}")
    return f"**{formats.literal(row['wording'])}** :small[({' · '.join(said)})]"


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
            said = f":small[{SOURCES.get(item.source, item.source)} · {minutes_words(item.minutes)}{mark}]"
            st.markdown(f"**TOP {at}** {formats.literal(item.title)}  \n{said}", width=_LINE_WIDTH)
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
    told = [formats.counted(hours, "Stunde", "Stunden")] if hours else []
    return " ".join([*told, *([formats.counted(rest, "Minute", "Minuten")] if rest else [])])


def _way(item: Item, state: RoundState) -> None:
    """The link to what the item is about, in a column of its own; an item of one's own has none."""
    with st.container(width=_KEY_WIDTH):
        if item.source in ("red", "decision_needed") and item.subject and state.period is not None:
            link_to_measure(f":primary[{item.subject}]", item.subject, {"round": state.code})
        elif item.source == "field" and item.subject and state.period is not None:
            query = {"handlungsfeld": item.subject, "runde": state.code}
            link_to_page(f"Feld {item.subject}", "fields.py", query, is_key=True)
        elif item.source == "decision":
            link_to_page(f"Beschluss {item.subject}", "decisions.py", {"stand": "offen"}, is_key=True)
