"""The page "Lage": one round on one sheet, for projector, wall and A4 across (dashboard/sheet.css); no filters.

Sentence, figures, matrix and what is asked are those of the overview, of all measures.
"""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.charts.tally import tally
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.choices import following
from dashboard.ui.filters import ROUND, Selection
from dashboard.ui.head import page_head, state_of
from dashboard.ui.overview.attention import asked, lines_of, past_their_end, state_words, to_look_at
from dashboard.ui.overview.deliveries import silent_bodies
from dashboard.ui.overview.figures import explanations, key_figures
from dashboard.ui.overview.matrix import show_matrix_on_sheet
from dashboard.ui.parts import Source, show_line, show_meaning
from dashboard.ui.viewing import sees_shared

TITLE = "Lage"


def show(choices: data.Choices) -> None:
    """Sentence, figures, matrix, and what the round is asked to decide."""
    steering_round = _round(choices)
    selection = Selection(steering_round, (), lead_only=True)
    rows = data.frame("overview/progress", round=steering_round.code)
    counts = tally(rows, *(selection.kept(view, terms) for view, terms in choices.of(steering_round.code).views))
    late, silent = past_their_end(counts, steering_round), silent_bodies(selection, counts)
    carried = data.frame("decisions/list", round=steering_round.code).filter(is_carried=True).height
    with st.container(key="lage", gap="xsmall"):
        state = f"{state_of(steering_round)} · abgerufen am {formats.day(today())}"
        title = f"{TITLE}: {formats.literal(steering_round.title)}"
        page_head(title, is_sample=steering_round.is_sample, state=state)
        st.header(state_words(counts, steering_round, silent, late=late), anchor=False)
        show_line(key_figures(counts, steering_round, selection.parameters, late, carried))
        with st.container(key="lage-unten"):
            matrix, aside = st.columns([7, 3], gap="medium")
        with matrix:
            show_matrix_on_sheet(counts, selection)
        with aside:
            lines = lines_of(counts, steering_round)
            heading, tell = ("Zu entscheiden", asked) if sees_shared() else ("Braucht einen Blick", to_look_at)
            st.markdown(f"### {heading}\n\n{tell(lines, selection.parameters)}", anchors=False)
        show_meaning(Source("overview/progress", selection.parameters), explanations())


def _round(choices: data.Choices) -> Round:
    """The round that the address names, else the one that comes along, else the one under way."""
    by_code = {each.code: each for each in choices.rounds}
    named = str(st.query_params.get(ROUND, ""))
    code = next((code for code in (named, following(ROUND)) if code in by_code), choices.first.code)
    if named and named not in by_code:
        told = f"Der Link nennt die Steuerungsrunde „{named}“; zu ihr gibt es keinen Stand. Gezeigt wird die Runde {code}."
        st.warning(formats.literal(told))
    return by_code[str(code)]
