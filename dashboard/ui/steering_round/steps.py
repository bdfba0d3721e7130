"""The six steps of a round as one calm line, and the lead unit's form to note the next one."""

from __future__ import annotations

import streamlit as st

from dashboard.rounds.steps import STEPS, note_step
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.attempts import attempt
from dashboard.ui.steering_round.state import RoundState
from dashboard.ui.steering_round.words import PRESENT, step_lines
from dashboard.vocabulary import LABELS

_BEFORE, _AFTER = ("announced", "collecting", "agreeing"), ("held", "minuted")


def show_steps(state: RoundState, who: Acting) -> None:
    """Each step with its sign and word; the present one in bold."""
    with st.container(horizontal=True, gap="small", horizontal_alignment="distribute"):
        for at, (label, told) in enumerate(step_lines(state.step), 1):
            name = f"**{at} {label}**" if told == PRESENT else f"{at} {label}"
            st.markdown(f":small[{told}]  \n{name}", width=168)
    if not who.is_lead_unit:
        return
    with st.expander("Schritt vermerken", key="schritt-vermerken", type="compact", on_change="rerun") as details:
        if details.open:
            _form(state, who)


def _form(state: RoundState, who: Acting) -> None:
    possible = [code for code in (_AFTER if state.is_frozen else _BEFORE) if code != state.step]
    if not state.is_frozen:
        st.markdown("„stattgefunden“ und „Niederschrift abgestimmt“ folgen auf die Festschreibung; diese steht weiter unten.")
    later = [code for code in possible if STEPS.index(code) > STEPS.index(state.step)]
    with st.form(f"schritt-{state.code}-{state.step}", border=False):
        chosen = st.selectbox(
            "Die Runde ist jetzt bei",
            possible,
            index=possible.index(later[0]) if later else None,
            placeholder="Bitte wählen",
            format_func=lambda code: LABELS["round_step"][code],
            width=360,
        )
        if st.form_submit_button("Vermerken"):
            if chosen is None:
                st.error("Bitte wählen Sie den Schritt.", icon=":material/error:")
            else:
                attempt(lambda: _noted(state, chosen, who))


def _noted(state: RoundState, step: str, who: Acting) -> str:
    note_step(data.store(), state.code, step, by=who.function)
    return f"Vermerkt: {state.title} ist jetzt bei „{LABELS['round_step'][step]}“."
