"""An inquiry to a body from its own page: one field and its button, and below it who asks and in which meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import ROLE_WORDS, Act, Role
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.master import Round
from dashboard.refusals import require_all
from dashboard.ui import data
from dashboard.ui.acting import lead_unit_name, today
from dashboard.ui.telling import attempt, show_told
from dashboard.ui.viewing import viewer
from dashboard.ui.working_group.forms import WHERE_ASKED, form_key, next_form
from dashboard.ui.working_group.meeting import GroupMeeting, meetings, round_to_ask_for, rounds_ahead


@dataclass(frozen=True, slots=True)
class _Frame:
    """By whom, in which meeting (None: in none) and for which round an inquiry is put that is asked today."""

    asked_by: str
    meeting: GroupMeeting | None
    steering_round: Round

    @property
    def sentence(self) -> str:
        who = f"Arbeitsgruppe, {self.meeting.long_name}" if self.meeting else f"{self.asked_by}, außerhalb einer Sitzung"
        return f"Es fragt: {who}; Antwort erbeten zur Runde {self.steering_round.code}."


def show_asking(department: str) -> None:
    """The field for who may ask; nothing for others, and where no round asks this body."""
    frame = _frame(today())
    if frame is None or not viewer().may(Act.INQUIRE):
        return
    if department not in data.frame("round_sheet/bodies", round=frame.steering_round.code)["code"].to_list():
        return
    show_told(is_near=True)
    with st.form(form_key(f"frage-an-{department}"), border=False):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            text = st.text_input(f"Frage an {formats.literal(department)}", width=640)
            is_asked = st.form_submit_button("Frage stellen")
        st.caption(formats.literal(frame.sentence))
        if is_asked:
            attempt(lambda: _inquired(department, text, frame))


def _frame(day: date) -> _Frame | None:
    """In the next meeting, where there is one: what was held takes no more questions unasked."""
    rounds = rounds_ahead()
    meeting = next((each for each in meetings() if each.day >= day and each.is_known), None)
    code = round_to_ask_for(rounds, meeting.day if meeting else day, day)
    role = viewer().role
    who = lead_unit_name() if role is Role.LEAD_UNIT else ROLE_WORDS[role]
    asked_by = f"Arbeitsgruppe, {meeting.name}" if meeting else who
    return next((_Frame(asked_by, meeting, each) for each in rounds if each.code == code), None)


def _inquired(department: str, text: str, frame: _Frame) -> str:
    require_all({"die Frage": text})
    meeting = frame.meeting.day if frame.meeting else None
    inquiry = Inquiry(frame.steering_round.code, department, text, frame.asked_by, today(), None, meeting)
    number = ask(data.books(Act.INQUIRE), inquiry)
    next_form()
    return f"Frage Nr. {number} an {department} ist gestellt. {WHERE_ASKED}"
