"""What a user sees when something unexpected happens: one German sentence with a number that leads to the log."""

from __future__ import annotations

import streamlit as st

from dashboard.journal import note_failure


def show_failure(error: Exception) -> bool:
    """Log the error of a page and show its sentence; True tells Streamlit that nothing else is to be shown."""
    reference = note_failure(error)
    st.error(
        f"Die Seite konnte nicht aufgebaut werden. Bitte laden Sie sie neu; bleibt es dabei, nennen Sie der Betreuung die "
        f"Fehlernummer **{reference}**.",
        icon=":material/error:",
    )
    return True
