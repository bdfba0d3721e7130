"""The page of the steering round from top to bottom."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from dashboard import formats
from dashboard.ui.acting import acting
from dashboard.ui.banner import sample_banner
from dashboard.ui.decisions.brief import show_decisions_of
from dashboard.ui.round_choice import round_choice, steering_rounds
from dashboard.ui.steering_round.agenda_forms import show_agenda_forms
from dashboard.ui.steering_round.agenda_list import show_carried, show_items
from dashboard.ui.steering_round.checklist import show_checklist
from dashboard.ui.steering_round.freezing import show_freeze_form, show_undo_form
from dashboard.ui.steering_round.record import show_freezes, show_late, show_record
from dashboard.ui.steering_round.state import read
from dashboard.ui.steering_round.steps import show_steps
from dashboard.ui.steering_round.words import opening_sentence
from dashboard.ui.telling import show_told


def show_steering_round() -> None:
    """Everything about one round: where it stands, what is carried over, the way to the freeze or its record, the agenda."""
    opening = st.container()
    when, house, _ = st.columns([2, 3, 3], gap="small")
    with when:
        chosen = round_choice(steering_rounds())
    with house:
        who = acting()
    state = read(chosen)
    with opening:
        st.title(formats.literal(state.title), anchor=False)
        sample_banner(state.is_sample)
        show_told()
        st.header(opening_sentence(state, datetime.now(UTC).date()), anchor=False)
    show_steps(state, who)
    show_carried(state)
    show_decisions_of(state.code)
    if state.is_frozen:
        show_record(state)
        show_late(state)
        show_undo_form(state, who)
    else:
        show_checklist(state)
        show_freeze_form(state, who)
    show_freezes(state)
    show_items(state)
    show_agenda_forms(state, who)
