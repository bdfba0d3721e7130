"""The page "Lage": one round on one sheet, for projector, wall and A4 across (dashboard/sheet.css); no filters.

Sentence, figures and matrix are those of the overview, of all measures.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard import formats
from dashboard.charts import words
from dashboard.charts.tally import Tally, tally
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.choices import following
from dashboard.ui.filters import ROUND, Selection
from dashboard.ui.overview.attention import past_their_end
from dashboard.ui.overview.deliveries import silent_bodies
from dashboard.ui.overview.figures import show_key_figures
from dashboard.ui.overview.matrix import show_matrix_on_sheet
from dashboard.vocabulary import SAMPLE_MARK

TITLE = "Lage"
_REQUESTS = 7
"""So many requests have room on the sheet; how many more there are is said."""


def show(choices: data.Choices) -> None:
    """Sentence, figures, matrix and what the round is asked to decide."""
    steering_round = _round(choices)
    selection = Selection(steering_round, (), lead_only=True)
    rows = data.frame("overview/progress", round=steering_round.code)
    counts = tally(rows, *(selection.kept(view, terms) for view, terms in choices.of(steering_round.code).views))
    with st.container(key="lage"):
        st.title(f"{TITLE}: {formats.literal(steering_round.title)}", anchor=False)
        st.caption(_state(steering_round))
        late = past_their_end(counts, steering_round)
        st.header(
            words.situation(counts.total, counts.changes, steering_round, silent_bodies(selection), late=late), anchor=False
        )
        show_key_figures(counts, steering_round, selection.parameters)
        with st.container(key="lage-unten"):
            matrix, requests = st.columns([7, 3], gap="large")
        with matrix:
            show_matrix_on_sheet(counts, selection)
        with requests:
            _show_requests(counts, steering_round)


def _round(choices: data.Choices) -> Round:
    """The round that the address names, else the one that comes along, else the one under way."""
    by_code = {each.code: each for each in choices.rounds}
    named = str(st.query_params.get(ROUND, ""))
    if named and named not in by_code:
        st.warning(formats.literal(f"Der Link nennt die Steuerungsrunde „{named}“; die gibt es nicht."))
    code = next((code for code in (named, following(ROUND)) if code in by_code), choices.first.code)
    return by_code[str(code)]


def _state(steering_round: Round) -> str:
    """Of which day the sheet is, how far the round has come, and when it was fetched."""
    parts = [
        f"Stichtag {formats.day(steering_round.reference_date)}",
        "festgeschrieben" if steering_round.is_frozen else "nicht festgeschrieben",
        f"abgerufen am {formats.day(today())}",
    ]
    return " · ".join([*parts, f"**{SAMPLE_MARK}**"] if steering_round.is_sample else parts)


def _show_requests(counts: Tally, steering_round: Round) -> None:
    """What the houses ask the round to decide, in their words."""
    lines = data.frame("overview/attention", round=steering_round.code).filter(rule="decision_needed")
    asked = [row for row in lines.iter_rows(named=True) if row["measure_id"] in counts.measure_ids]
    st.subheader("Zu entscheiden", anchor=False)
    told = [
        f"- **{formats.literal(row['title'])}** · {row['department']}  \n  {formats.literal(row['detail'] or '')}"
        for row in asked[:_REQUESTS]
    ]
    st.markdown("\n".join(told) if told else "Kein Haus bittet die Runde um eine Entscheidung.")
    if len(asked) > _REQUESTS:
        st.caption(f"und {formats.number(len(asked) - _REQUESTS)} weitere")
