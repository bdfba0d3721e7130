"""What the bodies have not answered yet, over all meetings: by body in official order, the oldest question first."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard import formats, settings
from dashboard.charts.words import Round
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.working_group.measure_choice import way_to_measure
from dashboard.ui.working_group.words import asked_in, standing

SHEETS = settings.PAGES / "round_sheets.py"


def unanswered() -> list[dict[str, Any]]:
    """The rows of queries/meetings/questions.sql without a released answer."""
    return data.frame("meetings/questions", unanswered=True).to_dicts()


def show_unanswered(rows: list[dict[str, Any]], who: Acting, period: Round | None) -> None:
    """One block per body, which the table names, not a person."""
    st.subheader("Unbeantwortet über alle Sitzungen", anchor=False)
    if not rows:
        st.markdown("Keine Frage ist unbeantwortet.")
        return
    for (code, name), found in groupby(rows, key=lambda row: (str(row["department"]), str(row["name"]))):
        questions = list(found)
        with st.container(border=True, gap="xsmall"):
            count = formats.counted(len(questions), "Frage unbeantwortet", "Fragen unbeantwortet")
            st.markdown(f"**{formats.literal(name)}** · {code} · {count}")
            for question in questions:
                _show_question(question, who, period)
    st.page_link(SHEETS, label="Zu den Rückmeldelisten, in denen die Fragen stehen", icon=":material/arrow_forward:")


def _show_question(question: Mapping[str, Any], who: Acting, period: Round | None) -> None:
    since = formats.literal(asked_in(question["meeting"], question["meeting_title"]))
    state = standing(question, may_see_draft=who.may_see(question["department"]))
    st.markdown(f"Nr. {question['question_id']}: {formats.literal(question['text'])}  \n:small[{state} · gefragt: {since}]")
    if question["measure_id"]:
        way_to_measure(question["measure_id"], question["title"], period, "Zu: ")
