"""Questions to the bodies (Rückfragen): what was asked and answered, and the lead unit's form for a new one."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.intake.deliveries.asking import Question, ask
from dashboard.master import SteeringRound
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.attempts import attempt
from dashboard.ui.parts import show_table
from dashboard.ui.round_sheet_parts import SheetRow


def show_questions(rows: list[SheetRow], who: Acting, period: SteeringRound) -> None:
    """The lead unit sees all and may ask; each body sees what it is asked. Unanswered ones stand first."""
    st.subheader("Rückfragen", anchor=False)
    st.markdown(
        "Rückfragen stehen in der Rückmeldeliste auf dem Blatt „Rückfragen“; die Antwort kommt mit der Liste des Hauses zurück."
    )
    asked = data.frame("round_sheets/asked", round=period.code, department=who.code)
    if asked.is_empty():
        st.markdown("Zu dieser Runde ist nichts gefragt.")
    else:
        _show_asked(asked)
    if who.is_lead_unit:
        with st.expander("Rückfrage stellen", key="rueckfrage"):
            _question_form(rows, period)


def _show_asked(asked: pl.DataFrame) -> None:
    for is_open, heading in ((True, "Unbeantwortet"), (False, "Beantwortet")):
        rows = asked.filter(pl.col("answer").is_null() == is_open)
        if rows.is_empty():
            continue
        st.markdown(f"**{heading}** ({formats.number(rows.height)})")
        shown = [
            {
                "Nr.": str(row["question_id"]),
                "an": row["department"],
                "Rückfrage": _about(row["measure_id"]) + formats.literal(row["text"]),
                "gestellt": f"{formats.day(row['asked_on'])} von {formats.literal(row['asked_by'])}",
                **({} if is_open else {"Antwort": formats.literal(row["answer"])}),
            }
            for row in rows.iter_rows(named=True)
        ]
        show_table(pl.DataFrame(shown), f"{heading}e Rückfragen")


def _about(measure_id: str | None) -> str:
    return f"zu {measure_id}: " if measure_id else ""


def _question_form(rows: list[SheetRow], period: SteeringRound) -> None:
    names = {row.department: f"{row.name} ({row.department})" for row in rows}
    with st.form("rueckfrage-formular", border=False, clear_on_submit=False):
        department = st.selectbox("An", list(names), format_func=lambda code: names.get(code, code))
        measure_id = st.text_input(
            "Kennung der Maßnahme (freiwillig)", placeholder=f"z. B. {rows[0].department}-0004" if rows else None
        )
        text = st.text_area("Rückfrage")
        asked_by = st.text_input("Gestellt von", value="Arbeitsgruppe")
        if st.form_submit_button("Rückfrage stellen"):
            today = datetime.now(UTC).date()
            question = Question(period.code, department, text, asked_by, today, measure_id.strip() or None)
            attempt(lambda: _asked(question))


def _asked(question: Question) -> str:
    number = ask(data.store(), question)
    return f"Rückfrage Nr. {number} an {question.department} ist gestellt. Sie steht in der nächsten Rückmeldeliste des Hauses."
