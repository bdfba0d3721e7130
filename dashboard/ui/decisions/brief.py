"""Decisions where they matter beside their own page: on a measure, on a body and on their round."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from dashboard import formats, settings
from dashboard.ui import data
from dashboard.ui.decisions.words import brief

DECISIONS = settings.PAGES / "decisions.py"
HEADING = "Beschlüsse der Steuerungsrunde"
SHOWN_AT_MOST = 8


def show_decisions_on(measure_id: str, rounds: Collection[str]) -> None:
    """What the given rounds decided on a measure, open ones first; nothing is drawn where there is nothing."""
    rows = data.frame("decisions/list", measure_id=measure_id).to_dicts()
    _show([brief(row) for row in rows if row["round"] in rounds], {})


def show_decisions_for(department: str, round_code: str) -> None:
    """The open decisions that concern a body or its measures, seen from a round; nothing is drawn where there is nothing."""
    rows = data.frame("decisions/list", department=department, round=round_code).filter(state="open").to_dicts()
    _show([brief(row) for row in rows], {"stelle": department})


def show_decisions_of(round_code: str) -> None:
    """What a round itself decided, open ones first; nothing is drawn where there is nothing."""
    rows = data.frame("decisions/list", round=round_code).filter(round=round_code).to_dicts()
    _show([brief(row) for row in rows], {"runde": round_code}, "Beschlüsse dieser Runde")


def _show(lines: list[str], way: Mapping[str, str], heading: str = HEADING) -> None:
    if not lines:
        return
    st.subheader(heading, anchor=False)
    st.markdown("\n".join(f"- {formats.literal(line)}" for line in lines[:SHOWN_AT_MOST]))
    if len(lines) > SHOWN_AT_MOST:
        st.caption(f"und {formats.counted(len(lines) - SHOWN_AT_MOST, 'weiterer', 'weitere')}.")
    st.page_link(DECISIONS, label="Zu den Beschlüssen", icon=":material/arrow_forward:", query_params=dict(way))
