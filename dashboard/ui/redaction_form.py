"""Redacting a delivery (Schwärzen): a wrong file or a person's data, gone for ever, with a record of it."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.intake.deliveries.redacting import redact_words, redact_workbook
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.attempts import attempt


def redaction_form(number: int, who: Acting, *, has_workbook: bool) -> None:
    """Words in the values of a delivery, or its file as a whole; the lead unit alone is offered this."""
    with st.expander("Schwärzen", type="compact"), st.form(f"schwaerzen-{number}"):
        st.warning(
            "Das lässt sich **nicht rückgängig machen**. Worte werden in allen Angaben ersetzt, und jede Originaldatei, in der "
            "sie stehen, wird entfernt. Dass, wann und warum geschwärzt wurde, bleibt vermerkt. Sicherungen, die jemand selbst "
            "kopiert hat, erreicht das Programm nicht.",
            icon=":material/warning:",
        )
        kinds = ["bestimmte Worte, etwa einen Namen", *(["die ganze Datei"] if has_workbook else [])]
        kind = st.radio("Was soll geschwärzt werden?", kinds)
        words = st.text_area("Die Worte, je Zeile eines, geschrieben wie in der Liste")
        reason = st.text_input("Grund (ohne die Worte selbst)")
        is_sure = st.checkbox("Ich habe geprüft, dass es die richtige Rückmeldung ist.")
        if st.form_submit_button("Endgültig schwärzen"):
            if not is_sure:
                st.error("Bitte bestätigen Sie zuerst, dass es die richtige Rückmeldung ist.", icon=":material/error:")
                return
            wanted = [line.strip() for line in words.splitlines() if line.strip()]
            attempt(lambda: _redacted(number, wanted if kind == kinds[0] else None, reason.strip(), who))


def _redacted(number: int, words: list[str] | None, reason: str, who: Acting) -> str:
    if words is None:
        redact_workbook(data.store(), number, reason=reason, by=who.function)
        return f"Die Datei der Rückmeldung Nr. {number} ist geschwärzt."
    redact_words(data.store(), number, words, reason=reason, by=who.function)
    return f"{formats.counted(len(words), 'Eintrag ist', 'Einträge sind')} geschwärzt."
