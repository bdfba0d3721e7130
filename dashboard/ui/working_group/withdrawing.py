"""Taking back a question or a note, and what of a meeting was taken back."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard import formats
from dashboard.rounds.meetings import withdraw
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.attempts import attempt
from dashboard.ui.working_group.kept_forms import form_key, next_form
from dashboard.ui.working_group.meeting import GroupMeeting

_NAMES = {"question": "Frage", "note": "Notiz"}


def show_withdrawing(meeting: GroupMeeting, kind: str, offered: Mapping[int, str], who: Acting) -> None:
    """The lead unit's form to take back one of `offered` (text by number); nothing where nothing can be taken back."""
    if not (who.is_lead_unit and offered):
        return
    name = _NAMES[kind]
    with st.expander(f"{name} zurückziehen", key=f"zurueckziehen-{kind}", on_change="rerun") as details:
        if not details.open:
            return
        with st.form(form_key(f"zurueckziehen-{kind}-{meeting.day}"), border=False):
            number = st.selectbox(
                f"Welche {name}?", list(offered), format_func=lambda each: f"Nr. {each}: {offered.get(each, '')}"
            )
            reason = st.text_input("Grund", placeholder="zum Beispiel: an das falsche Haus gerichtet")
            if st.form_submit_button(f"{name} zurückziehen"):
                attempt(lambda: _withdrawn(kind, int(number), reason, who))


def _withdrawn(kind: str, number: int, reason: str, who: Acting) -> str:
    withdraw(data.store(), kind, number, reason=reason, by=who.function)
    next_form()
    where = "; sie steht in keiner Rückmeldeliste mehr" if kind == "question" else ""
    return f"{_NAMES[kind]} Nr. {number} ist zurückgezogen{where}."


def show_withdrawn(meeting: GroupMeeting, kind: str) -> None:
    """What was taken back, in small print with the reason; nothing where nothing was."""
    rows = data.frame("meetings/withdrawn", day=meeting.day).filter(kind=kind).to_dicts()
    for row in rows:
        when, by = formats.day(row["withdrawn_at"].date()), formats.literal(row["withdrawn_by"])
        st.caption(
            f"Zurückgezogen am {when} durch {by}: {_NAMES[kind]} Nr. {row['number']} ({row['about']}), "
            f"„{formats.literal(row['text'])}“. Grund: {formats.literal(row['reason'])}"
        )
