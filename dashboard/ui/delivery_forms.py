"""What a house does to its delivery: release it, take it back. One form each, folded until it is asked for."""

from __future__ import annotations

import streamlit as st

from dashboard.intake.accepting.receipt import Release
from dashboard.intake.deliveries.releasing import release
from dashboard.intake.deliveries.taking_back import take_back
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.attempts import attempt
from dashboard.ui.release_fields import release_fields


def release_form(number: int) -> None:
    """Make a draft the word of the house."""
    with st.expander("Freigeben", expanded=True, type="compact"), st.form(f"freigeben-{number}"):
        st.markdown("Mit der Freigabe ist die Rückmeldung das Wort des Hauses: Sie zählt im Überblick und in allen Unterlagen.")
        told = release_fields(f"freigeben-{number}", is_required=True)
        if st.form_submit_button("Jetzt freigeben"):
            if told is None:
                st.error("Bitte nennen Sie die Funktion, die freigegeben hat.", icon=":material/error:")
            else:
                attempt(lambda: _released(number, told))


def _released(number: int, told: Release) -> str:
    release(data.store(), number, told)
    return f"Rückmeldung Nr. {number} ist freigegeben und zählt ab jetzt."


def take_back_form(number: int, who: Acting) -> None:
    """Let the state before a delivery hold again."""
    with st.expander("Zurücknehmen", type="compact"), st.form(f"zuruecknehmen-{number}"):
        st.markdown(
            f"Nr. {number} gilt dann nicht mehr: Alle Werte sind wieder, wie sie davor waren. Datei, Antworten und Grund bleiben "
            "in den Büchern; gelöscht wird nichts."
        )
        reason = st.text_input("Grund", placeholder="z. B. falsche Datei geschickt")
        if st.form_submit_button("Zurücknehmen"):
            attempt(lambda: _taken_back(number, reason, who))


def _taken_back(number: int, reason: str, who: Acting) -> str:
    take_back(data.store(), number, reason=reason.strip(), by=who.function)
    return f"Rückmeldung Nr. {number} ist zurückgenommen. Der Stand davor gilt wieder."
