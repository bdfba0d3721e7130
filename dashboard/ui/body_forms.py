"""What can be done for a body in a round without a workbook: confirm, extend the deadline, remind. One form each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import streamlit as st

from dashboard import formats
from dashboard.documents.reminder import reminder
from dashboard.intake.accepting.receipt import Receipt, now
from dashboard.intake.deliveries.confirming import confirm_unchanged
from dashboard.intake.deliveries.extending import extend
from dashboard.master import SteeringRound
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.attempts import attempt
from dashboard.ui.board_words import BoardRow
from dashboard.ui.mail_parts import show_mail
from dashboard.ui.release_fields import release_fields


def show_body_forms(row: BoardRow, who: Acting, period: SteeringRound) -> None:
    """The forms that this visitor may use, each folded until it is asked for."""
    st.subheader("Ohne Liste antworten" if not who.is_lead_unit else "Erinnern, verlängern, erfassen", anchor=False)
    if who.is_lead_unit:
        _reminder(row, period)
        _extension(row, who, period)
    _confirmation(row, who, period)


def _today() -> date:
    return datetime.now(UTC).date()


def _reminder(row: BoardRow, period: SteeringRound) -> None:
    with st.expander("Erinnerung schreiben", key=f"erinnern-{row.department}", on_change="rerun") as details:
        if details.open:
            show_mail(reminder(data.store(), row.department, period.code))


def _extension(row: BoardRow, who: Acting, period: SteeringRound) -> None:
    with st.expander("Frist verlängern"), st.form(f"frist-{row.department}", border=False):
        until = st.date_input("Neue Frist", max(row.due or _today(), _today()) + timedelta(days=14), format="DD.MM.YYYY")
        reason = st.text_input("Grund (freiwillig)")
        if st.form_submit_button("Frist verlängern"):
            attempt(lambda: _extended(row, who, period, until, reason))


def _extended(row: BoardRow, who: Acting, period: SteeringRound, until: date, reason: str) -> str:
    extend(data.store(), period.code, row.department, until, reason=reason.strip() or None, by=who.function)
    return f"Die Frist für {row.name} ist bis {formats.day(until)} verlängert."


def _confirmation(row: BoardRow, who: Acting, period: SteeringRound) -> None:
    label = "Fehlanzeige oder „alles unverändert“ erfassen" if who.is_lead_unit else "Fehlanzeige oder „alles unverändert“ melden"
    with st.expander(label), st.form(f"unveraendert-{row.department}", border=False):
        st.markdown(
            "Ohne eine Liste wird für diese Runde bestätigt, was zuletzt gemeldet war. Beendete Maßnahmen bleiben, wie sie sind. "
            "Die Bestätigung kann zurückgenommen werden."
        )
        kind = st.radio("Was gilt?", ["Alles unverändert", "Fehlanzeige: Das Haus hat keine laufende Maßnahme"])
        proof = st.text_input("Nachweis (E-Mail vom …, Aktenzeichen)") if who.is_lead_unit else ""
        release = release_fields(f"unveraendert-{row.department}")
        if st.form_submit_button("Bestätigen"):
            if who.is_lead_unit and not proof.strip():
                st.error(
                    "Bitte nennen Sie den Nachweis, auf den sich die Erfassung für das Haus stützt.", icon=":material/error:"
                )
                return
            receipt = Receipt(
                period.code,
                now(),
                release,
                sender=None if who.is_lead_unit else who.function,
                recorded_by=who.function if who.is_lead_unit else None,
                proof=proof.strip() or None,
            )
            attempt(lambda: _confirmed(row, receipt, none_to_report=kind.startswith("Fehlanzeige")))


def _confirmed(row: BoardRow, receipt: Receipt, *, none_to_report: bool) -> str:
    done = confirm_unchanged(data.store(), row.department, receipt=receipt, none_to_report=none_to_report)
    state = "freigegeben" if receipt.release else "als Arbeitsstand, noch nicht freigegeben"
    return f"Bestätigt für {row.name}: {formats.measures(done.unchanged)} unverändert, {state}."
