"""The forms to freeze the state of a round and to undo that."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.rounds.errors import RoundError
from dashboard.rounds.freezing import freeze, undo_freeze
from dashboard.ui import data
from dashboard.ui.acting import Acting, lead_unit_name
from dashboard.ui.attempts import attempt
from dashboard.ui.steering_round.state import RoundState


def show_freeze_form(state: RoundState, who: Acting) -> None:
    """What is kept, and the form for the lead unit; bodies read who freezes."""
    st.subheader("Stand festschreiben", anchor=False)
    if not state.measures:
        st.markdown("Zu dieser Runde ist noch nichts freigegeben; es gibt keinen Stand, der festzuschreiben wäre.")
        return
    st.markdown(
        f"Festgehalten wird der Stand von **{formats.measures(state.measures)}** zum {formats.day(state.reference_date)}: "
        "Umsetzungsstand, Ampel, Zeitraum und Hinweise jeder Maßnahme, die Namen der Handlungsfelder, Ressorts und Ebenen, die "
        "Rechenregeln dieses Tages, und ein Vermerk, wer nicht geantwortet hatte und was offen war. Spätere Listen ändern daran "
        "nichts; sie stehen als Nachmeldung daneben."
    )
    if not who.is_lead_unit:
        st.caption(f"Festgeschrieben wird von: {lead_unit_name()}.")
        return
    with st.form(f"festschreiben-{state.code}"):
        by = st.text_input("Stelle, die festschreibt", placeholder="zum Beispiel: Referat Integrationspolitik", width=480)
        is_sure = st.checkbox("Der Stand soll jetzt festgeschrieben werden. Aufheben lässt er sich nur mit einem Grund.")
        if st.form_submit_button("Stand festschreiben", type="primary"):
            attempt(lambda: _frozen(state, by, is_sure=is_sure))


def _frozen(state: RoundState, by: str, *, is_sure: bool) -> str:
    lacking = [] if by.strip() else ["tragen Sie die Stelle ein, die festschreibt"]
    if not is_sure:
        lacking.append("bestätigen Sie mit dem Häkchen, dass der Stand jetzt festgeschrieben werden soll")
    if lacking:
        raise RoundError(f"Bitte {', und '.join(lacking)}.")
    record = freeze(data.store(), state.code, by=by).record
    return f"Der Stand der Runde {state.code} ist festgeschrieben: {formats.measures(record['measures'])}."


def show_undo_form(state: RoundState, who: Acting) -> None:
    """The form to undo the freeze, for the lead unit; what was frozen stays in the books."""
    if not who.is_lead_unit:
        return
    with st.expander("Festschreibung aufheben", key="aufheben", type="compact", on_change="rerun") as details:
        if not details.open:
            return
        if state.has_later_freeze:
            st.markdown("Eine spätere Runde ist schon festgeschrieben; aufgehoben werden kann nur die neueste Festschreibung.")
            return
        st.markdown("Die Runde folgt dann wieder ihren Listen. Was festgeschrieben war, bleibt in den Büchern, mit dem Grund.")
        with st.form(f"aufheben-{state.code}", border=False):
            reason = st.text_input("Grund", width=480)
            if st.form_submit_button("Festschreibung aufheben"):
                attempt(lambda: _undone(state, reason, who))


def _undone(state: RoundState, reason: str, who: Acting) -> str:
    undo_freeze(data.store(), state.code, reason=reason, by=who.function)
    return f"Die Festschreibung der Runde {state.code} ist aufgehoben."
