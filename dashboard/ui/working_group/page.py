"""The page of the working group from top to bottom."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.acting import acting, acting_columns
from dashboard.ui.further_papers import hand_out_group_minutes
from dashboard.ui.handing_papers import facts_of
from dashboard.ui.head import is_sample, page_head, show_sentence
from dashboard.ui.navigation import way
from dashboard.ui.parts import show_state
from dashboard.ui.telling import show_told
from dashboard.ui.working_group.entries import show_inquiries, show_notes, show_unanswered, unanswered
from dashboard.ui.working_group.forms import answering, opening_sentence
from dashboard.ui.working_group.meeting import field_names, meeting_choice, meetings, round_to_look_at, rounds_ahead, show_fields

TITLE = "Arbeitsgruppe"
GUIDE = """
- **Handlungsfelder:** Je Sitzung wird gewählt, welche Felder an der Reihe sind. Jede Zahl öffnet die Maßnahmen dahinter.
- **Fragen** gehen an ein Haus, nicht an eine Person. Sie stehen im Rückmeldestand bei dem Haus und in seiner nächsten
  Rückmeldeliste; die Antwort erscheint hier, sobald das Haus sie freigegeben hat.
- **Notizen** stehen auch auf der Seite der Maßnahme und sind für alle Häuser zu lesen.
- **Unbeantwortet** bleibt eine Frage, bis das Haus sie auf seiner Seite oder mit einer freigegebenen Liste beantwortet. So lange
  steht sie in jeder Rückmeldeliste.
- **Aufgenommen** wird von der federführenden Stelle und der Arbeitsgruppe; die Häuser lesen mit. Die Termine kommen aus den
  Stammdaten.
"""


def show() -> None:
    """Draw everything about one meeting and what is unanswered over all; StoreError where there is no store."""
    all_meetings = meetings()
    if not all_meetings:
        show_state(
            "Die Stammdaten nennen keine Sitzung der Arbeitsgruppe.",
            "Neue Termine legt die federführende Stelle unter „Stammdaten“ an.",
            TITLE,
        )
        st.markdown(way("Zu den Stammdaten", "master_data.py"))
        return
    today = datetime.now(UTC).date()
    opening = st.container()
    house, when, _ = acting_columns()
    with house:
        who = acting()
    with when:
        meeting = meeting_choice(all_meetings, today)
    rounds, open_inquiries = rounds_ahead(), unanswered()
    steering_round = round_to_look_at(rounds, data.choices().rounds, meeting.day)
    with opening:
        page_head(f"{TITLE}: {formats.literal(meeting.name)}", is_sample=is_sample())
        show_told()
        own = None if who.is_lead_unit or who.is_nobody else sum(answering(each, today) == who.code for each in open_inquiries)
        names = field_names(steering_round.code if steering_round else None)
        show_sentence(opening_sentence(meeting, names, len(open_inquiries), own))
    with st.expander("So geht es", type="compact"):
        st.markdown(GUIDE)
    if all_meetings[-1].day < today:
        who_enters = "legen Sie" if who.is_lead_unit else "legt die federführende Stelle"
        st.info(
            f"**Eine nächste Sitzung ist nicht eingetragen.** Die letzte war am {formats.day(all_meetings[-1].day)}. "
            f"Neue Termine {who_enters} unter {way('Stammdaten', 'master_data.py')} an.",
            icon=":material/info:",
        )
    if not meeting.is_known:
        st.info("**Diese Sitzung steht nicht mehr in den Stammdaten.** Was zu ihr aufgenommen ist, bleibt stehen.")
    show_fields(meeting, who, steering_round)
    show_inquiries(meeting, who, rounds, steering_round)
    show_notes(meeting, who, steering_round)
    show_unanswered(open_inquiries, who, steering_round)
    if steering_round is not None and meeting.is_known:
        st.subheader("Unterlagen der Sitzung", anchor=False)
        hand_out_group_minutes(facts_of(steering_round.code), meeting.day)
