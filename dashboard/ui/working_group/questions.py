"""What a meeting asks of the bodies, with the answers that came back, and the lead unit's form for a new question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.charts.words import Round
from dashboard.intake.deliveries.asking import Question, ask
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.attempts import attempt
from dashboard.ui.working_group.kept_forms import form_key, next_form
from dashboard.ui.working_group.measure_choice import choose_measure, open_measures_of, way_to_measure
from dashboard.ui.working_group.meeting import GroupMeeting, RoundAhead, round_to_ask_for
from dashboard.ui.working_group.withdrawing import show_withdrawing, show_withdrawn
from dashboard.ui.working_group.words import standing

_NOBODY = ""


def show_questions(meeting: GroupMeeting, who: Acting, rounds: tuple[RoundAhead, ...], period: Round | None) -> None:
    """The questions of the meeting by body, and the form for those who record."""
    st.subheader("Fragen an die Häuser", anchor=False)
    asked = data.frame("meetings/questions", day=meeting.day).to_dicts()
    if not asked:
        st.markdown("In dieser Sitzung ist nichts gefragt.")
    for question in asked:
        _show_question(question, who, period)
    show_withdrawn(meeting, "question")
    if not (who.is_lead_unit and meeting.is_known and rounds):
        return
    with st.expander("Frage stellen", key="frage-stellen", on_change="rerun") as details:
        if details.open:
            _form(meeting, rounds, period)
    open_ones = {each["question_id"]: f"{each['department']}: {each['text']}" for each in asked if _can_be_withdrawn(each)}
    show_withdrawing(meeting, "question", open_ones, who)


def _can_be_withdrawn(question: Mapping[str, Any]) -> bool:
    return question["answer"] is None and not question["has_draft"]


def _show_question(question: Mapping[str, Any], who: Acting, period: Round | None) -> None:
    with st.container(border=True, gap="xxsmall"):
        body = f"**{formats.literal(question['name'])}** · {question['department']}"
        state = standing(question, may_see_draft=who.may_see(question["department"]))
        told = [f"{body} · {state}", formats.literal(question["text"])]
        if question["answer"] is not None:
            told.append(f"**Antwort:** {formats.literal(question['answer'])}")
        st.markdown("  \n".join(told))
        if question["measure_id"]:
            way_to_measure(question["measure_id"], question["title"], period, "Zu: ")
        st.caption(_origin(question))


def _origin(question: Mapping[str, Any]) -> str:
    """Number and day, for which round it was put, and with which list the answer came."""
    told = [f"Frage Nr. {question['question_id']} vom {formats.day(question['asked_on'])}, zur {question['round_title']}"]
    if question["answer"] is not None:
        told.append(f"Antwort mit der Liste zur Runde {question['answered_in']} vom {formats.day(question['answered_on'])}")
    return formats.literal(" · ".join(told))


def _form(meeting: GroupMeeting, rounds: tuple[RoundAhead, ...], period: Round | None) -> None:
    """The body stands outside the form, because the measures to choose from follow it."""
    st.markdown(
        "Die Frage steht in der nächsten Rückmeldeliste des Hauses auf dem Blatt „Rückfragen“. Die Antwort kommt mit der Liste "
        "zurück und steht hier, sobald das Haus sie freigegeben hat."
    )
    bodies = set(data.frame("round_sheet/bodies")["code"].to_list())
    names = {code: f"{name} ({code})" for code, name in data.frame("master/department").select("code", "short_name").iter_rows()}
    options = {_NOBODY: "Bitte wählen", **{code: name for code, name in names.items() if code in bodies}}
    department = st.selectbox("An", list(options), format_func=lambda code: options.get(code, code), key="frage-an")
    if department == _NOBODY:
        return
    today = datetime.now(UTC).date()
    asked_for = round_to_ask_for(rounds, max(meeting.day, today)) or rounds[-1].code
    titles = {each.code: each.title for each in rounds if not each.is_frozen or each.code == asked_for}
    with st.form(form_key(f"frage-{meeting.day}-{department}"), border=False):
        measures = open_measures_of(department, meeting.fields or (), period)
        about = choose_measure("Zu welcher Maßnahme? (freiwillig)", measures, "ohne Bezug auf eine Maßnahme")
        text = st.text_area("Frage")
        codes = list(titles)
        round_code = st.selectbox(
            "Antwort erbeten zur", codes, index=codes.index(asked_for), format_func=lambda code: titles.get(code, code)
        )
        if st.form_submit_button("Frage stellen"):
            asked_by = f"Arbeitsgruppe, {meeting.name}"
            attempt(lambda: _asked(Question(round_code, department, text, asked_by, today, about, meeting.day)))


def _asked(question: Question) -> str:
    number = ask(data.store(), question)
    next_form()
    return f"Frage Nr. {number} an {question.department} ist gestellt. Sie steht in der nächsten Rückmeldeliste des Hauses."
