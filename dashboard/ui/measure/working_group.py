"""What the working group asked about a measure and noted on it, newest meeting first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.charts.words import Round
from dashboard.ui import data
from dashboard.ui.working_group.words import asked_in


def show_working_group(measure_id: str, period: Round, *, is_newest: bool) -> None:
    """Questions with their answers, and notes: of the newest round all, of an earlier one those of the meetings up to its day.

    Answers count when they are released; what stands in a draft is not shown here. Nothing is drawn where there is nothing.
    """
    until = None if is_newest else _day_of(period)
    asked = data.frame("meetings/questions", measure_id=measure_id).to_dicts()
    noted = data.frame("meetings/notes", measure_id=measure_id).to_dicts()
    said = [(row["meeting"], row["meeting_title"], _question(row)) for row in asked if row["meeting"] is not None]
    said += [(row["day"], row["meeting_title"], f"Notiz: {formats.literal(row['text'])}") for row in noted]
    told = sorted((each for each in said if until is None or each[0] <= until), key=lambda each: each[0], reverse=True)
    if told:
        st.subheader("Aus der Arbeitsgruppe", anchor=False)
        st.markdown("\n".join(f"- {formats.literal(asked_in(day, title))} · {text}" for day, title, text in told))


def _day_of(period: Round) -> date:
    """When a round met, else its reference date."""
    days = data.frame("master/steering_round").filter(code=period.code)["held_on"].to_list()
    return next((day for day in days if day is not None), period.reference_date)


def _question(row: Mapping[str, Any]) -> str:
    begin = f"Frage an {row['department']}: {formats.literal(row['text'])}"
    if row["answer"] is None:
        return f"{begin} – ○ unbeantwortet"
    return f"{begin} – Antwort vom {formats.day(row['answered_on'])}: {formats.literal(row['answer'])}"
