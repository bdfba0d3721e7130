"""The overview: its key figures, what needs attention, who has answered, and the charts; all of one selection."""

from __future__ import annotations

import streamlit as st

from dashboard import formats, settings
from dashboard.charts import words
from dashboard.charts.tally import Tally, selected, tally
from dashboard.ui import data
from dashboard.ui.banner import sample_banner, show_frozen
from dashboard.ui.filters import Selection, filter_bar, reset
from dashboard.ui.navigation import link_to_page
from dashboard.ui.overview.attention import past_their_end, show_attention
from dashboard.ui.overview.deliveries import show_deliveries, silent_bodies
from dashboard.ui.overview.figures import show_key_figures
from dashboard.ui.overview.matrix import show_matrix
from dashboard.ui.overview.standings import show_stages
from dashboard.ui.parts import show_state

TITLE = "Überblick"


def show(choices: data.Choices) -> None:
    """Sentence, filters, figures, charts, what needs attention, who has answered; all of one selection."""
    opening = st.container()
    selection = filter_bar(choices)
    steering_round = selection.round
    rows = selected(data.frame("overview/progress", round=steering_round.code), selection.parameters)
    counts = tally(rows, *(selection.kept(view, terms) for view, terms in choices.of(steering_round.code).views))
    with opening:
        st.title(f"{TITLE}: {formats.literal(steering_round.title)}", anchor=False)
        sample_banner(steering_round.is_sample)
        show_frozen(steering_round.code)
        if not rows.is_empty():
            silent, late = silent_bodies(selection), past_their_end(counts, steering_round)
            st.header(words.situation(counts.total, counts.changes, steering_round, silent, selection.scope, late), anchor=False)
    if rows.is_empty():
        show_state("Zu dieser Auswahl gibt es keine Maßnahme.", "Bitte nehmen Sie einen Filter zurück.")
        st.button("alle Filter zurücksetzen", key="empty-reset", on_click=reset)
        return
    show_key_figures(counts, steering_round, selection.parameters)
    with st.container(horizontal=True, gap="small"):
        if steering_round.previous is not None:
            since = f"Was sich seit der Runde {steering_round.previous} geändert hat"
            link_to_page(since, "changes.py", {"von": steering_round.previous, "bis": steering_round.code})
        link_to_page("Tagesordnung und offene Beschlüsse", "steering_round.py", {"runde": steering_round.code})
    _show_details(counts, selection)


def _show_details(counts: Tally, selection: Selection) -> None:
    attention, deliveries = st.columns([3, 2], gap="large")
    with attention:
        show_attention(counts, selection.round, selection.parameters)
    with deliveries:
        show_deliveries(selection)
    show_stages(counts, selection)
    show_matrix(counts, selection)
    st.page_link(
        settings.PAGES / "accessibility.py",
        label="Barrierefreiheit: Barrieren melden, Durchsetzungsverfahren",
        icon=":material/accessibility_new:",
    )
