"""Maßnahmen: filter, search, order, read and take along; every choice is in the URL."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import formats
from dashboard.store import StoreError
from dashboard.ui import data
from dashboard.ui.banner import sample_banner
from dashboard.ui.filters import filter_bar, reset
from dashboard.ui.measures.choosing import boxes, list_choice, more_dimensions, show_on_several_levels
from dashboard.ui.measures.page import opening_sentence, show_exports, show_measures
from dashboard.ui.parts import show_state


def show(choices: data.Choices) -> None:
    """Sentence, filters, search, the list, and what can be taken along."""
    opening = st.container()
    selection = filter_bar(choices, Path(__file__), more_dimensions(), boxes())
    chosen = list_choice(selection, choices)
    with opening:
        st.title(f"Maßnahmen: {formats.literal(selection.round.title)}", anchor=False)
        sample_banner(selection.round.is_sample)
        st.header(opening_sentence(chosen.rows, selection, chosen.question), anchor=False)
    if chosen.rows.is_empty():
        what_to_do = "Bitte nehmen Sie einen Filter zurück."
        if not selection.chosen:
            what_to_do = "Bitte suchen Sie mit anderen oder weniger Wörtern."
        elif chosen.question:
            what_to_do = "Bitte nehmen Sie einen Filter zurück oder ändern Sie die Suche."
        show_state("Zu dieser Auswahl gibt es keine Maßnahme.", what_to_do)
        label = "alle Filter und die Suche zurücksetzen" if selection.chosen else "Suche löschen"
        st.button(label, key="empty-reset", on_click=reset)
        show_on_several_levels(chosen, selection)
        return
    show_measures(chosen, selection)
    show_on_several_levels(chosen, selection)
    show_exports(chosen, selection)


try:
    offered = data.choices()
except StoreError as error:
    show_state("Es gibt keine lesbaren Daten.", str(error), "Maßnahmen")
else:
    if offered.rounds:
        show(offered)
    else:
        show_state("Noch ist keine Liste freigegeben.", "Bitte nehmen Sie unter „Hochladen“ eine Liste an.", "Maßnahmen")
