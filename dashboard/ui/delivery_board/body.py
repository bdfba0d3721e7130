"""One body in one round: where it stands, its deliveries, what waits for it, and what can be done for it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.documents.field_values import FieldWords
from dashboard.intake.accepting.acceptance import Receipt, now
from dashboard.intake.answers.remembered import Remembered, remembered, withdraw_answer
from dashboard.intake.deliveries.book import confirm_unchanged
from dashboard.intake.desk import Desk
from dashboard.master import Round
from dashboard.rounds.reminding import OWING
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.answer_words import answer_sentence
from dashboard.ui.choices import set_choice
from dashboard.ui.delivery_board.board import ALL_BODIES, BODY, step_lines
from dashboard.ui.delivery_board.delivery import show_delivery
from dashboard.ui.delivery_board.inquiries import show_inquiries
from dashboard.ui.delivery_board.more_time import show_more_time
from dashboard.ui.delivery_board.reminding import show_reminders
from dashboard.ui.delivery_board.row import BoardRow
from dashboard.ui.head import show_sentence
from dashboard.ui.navigation import link_to_page
from dashboard.ui.release_fields import WHO_RELEASES, EnteredRelease, release_fields
from dashboard.ui.telling import attempt
from dashboard.ui.upload.work import master
from dashboard.ui.working_group.forms import way_to_ask
from dashboard.vocabulary import DRAFT_SEEN_BY, LABELS


def show_body(row: BoardRow, who: Acting, steering_round: Round) -> None:
    """Everything about one body; what is its own business only for itself and the lead unit."""
    st.button(
        "← alle Ressorts und Stellen",
        key="alle-haeuser",
        type="tertiary",
        on_click=set_choice,
        args=(BODY, ALL_BODIES, ALL_BODIES),
    )
    show_sentence(body_sentence(row))
    may_see = who.may_see(row.department)
    _show_steps(row)
    if (who.is_lead_unit or who.is_nobody) and (asking := way_to_ask(row.department)):
        with st.container(key="bildschirm-frage"):
            st.markdown(f":small[{asking}]")
    _show_open_drafts(row, may_see)
    show_inquiries(row, who, steering_round)
    _show_decisions(row)
    _show_deliveries(row, who, steering_round)
    if not may_see:
        st.caption(f"{DRAFT_SEEN_BY} Dasselbe gilt für Originaldateien, Quittungen und Antworten zu Listen.")
        return
    if who.may(Act.CONFIRM, row.department):
        show_body_forms(row, who, steering_round)
    words = FieldWords.of(master())
    _show_co_reports(row)
    _show_remembered(row, who, words)


def body_sentence(row: BoardRow) -> str:
    """Where the body stands, in one or two sentences with the deadline."""
    name = formats.literal(row.name)
    texts = {
        "missing": f"{name} hat noch **nichts gemeldet**.",
        "draft": f"Von {name} liegt ein **Arbeitsstand** vor, der noch nicht freigegeben ist.",
        "partial": f"{name} hat **in Teilen geantwortet**.",
        "released": f"{name} hat **geantwortet**.",
        "unchanged": f"{name} hat **geantwortet: alles unverändert**.",
        "nil_return": f"{name} hat **geantwortet: nichts zu melden** (Fehlanzeige).",
    }
    released = f"freigegeben {row.released_text}" if row.released_text else ""
    facts = (row.received_text, released, row.findings_text, row.due.label, row.reminded_text)
    details = "; ".join(formats.literal(text) for text in facts if text)
    return f"{texts[row.state]} {details[:1].upper()}{details[1:]}."


def _show_steps(row: BoardRow) -> None:
    st.markdown("**Nächster Schritt:** " + "; ".join(formats.literal(line) for line in step_lines(row)))


def _show_decisions(row: BoardRow) -> None:
    if row.decisions_open:
        count = formats.counted(row.decisions_open, "offener Beschluss", "offene Beschlüsse")
        link_to_page(f"{count} zu {row.department}", "decisions.py", {"stelle": row.department, "stand": "offen"})


def _show_open_drafts(row: BoardRow, may_see: bool) -> None:
    drafts = Desk().drafts(row.department) if may_see else []
    if drafts:
        names = formats.literal(formats.joined([f"„{draft.file_name}“" for draft in drafts]))
        st.info(f"Noch nicht angenommen, unter „Hochladen“ weiterzubearbeiten: {names}.", icon=":material/draft:")


def _show_deliveries(row: BoardRow, who: Acting, steering_round: Round) -> None:
    st.subheader("Eingegangen zu dieser Runde", anchor=False)
    deliveries = data.frame("deliveries/list", round=steering_round.code, department=row.department).to_dicts()
    visible = [each for each in deliveries if who.may_see(row.department) or each["is_released"]]
    if not visible:
        st.markdown("Noch nichts.")
    for each in visible:
        show_delivery(each, who)


def _show_co_reports(row: BoardRow) -> None:
    found = data.frame("identity/waiting_co_reports", department=row.department)
    st.subheader("Mitmeldungen, die auf dieses Haus warten", anchor=False)
    if found.is_empty():
        st.markdown("Keine: Kein anderes Haus hat eine Maßnahme gemeldet, die hier geführt wird und noch fehlt.")
        return
    st.markdown(
        "Andere Häuser nennen diese Maßnahmen und sagen, dass sie hier geführt werden. Gezählt werden sie erst, wenn sie in der "
        "eigenen Liste stehen."
    )
    lines = []
    for each in found.iter_rows(named=True):
        stage = LABELS["stage"].get(each["stage"] or "", "keine Angabe")
        report = f"  \n  {formats.literal(each['report'])}" if each["report"] else ""
        lines.append(f"- **{formats.literal(each['title'])}** · {each['reported_by']}, Runde {each['round']} · {stage}{report}")
    st.markdown("\n".join(lines))


def _show_remembered(row: BoardRow, who: Acting, words: FieldWords) -> None:
    found = remembered(data.store(), row.department)
    st.subheader("Gemerkte Antworten", anchor=False)
    if not found:
        st.markdown("Keine. Antworten, die beim Hochladen gemerkt werden, schlägt das Programm für die nächste Liste wieder vor.")
        return
    st.markdown(
        "Diese Antworten schlägt das Programm für die nächste Liste wieder vor. Angenommenes ändert sich nicht, wenn Sie eine "
        "zurückziehen."
    )
    for each in found:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(formats.literal(answer_sentence(each.answer, words)), width="stretch")
            if who.may(Act.WITHDRAW_ANSWER, row.department) and st.button(
                "Zurückziehen",
                key=f"antwort-{each.answer_id}",
                help=f"Nicht mehr vorschlagen: {formats.literal(answer_sentence(each.answer, words))}",
            ):
                attempt(partial(_withdrawn, each, row.department, who))


def _withdrawn(each: Remembered, body: str, who: Acting) -> str:
    withdraw_answer(data.books(Act.WITHDRAW_ANSWER, body), each.answer_id, who.function)
    return "Die Antwort ist zurückgezogen und wird nicht mehr vorgeschlagen."


def show_body_forms(row: BoardRow, who: Acting, steering_round: Round) -> None:
    """The forms that this visitor may use, each folded until it is asked for."""
    st.subheader(_forms_heading(row, who), anchor=False)
    if who.is_lead_unit:
        show_reminders(row, who, steering_round)
    show_more_time(row, who, steering_round)
    _confirmation(row, who, steering_round)


def _forms_heading(row: BoardRow, who: Acting) -> str:
    if who.is_lead_unit:
        return "Erinnern, verlängern, erfassen"
    return "Ohne Liste antworten, um mehr Zeit bitten" if row.state in OWING else "Ohne Liste antworten"


def _confirmation(row: BoardRow, who: Acting, steering_round: Round) -> None:
    label = "Fehlanzeige oder „alles unverändert“ erfassen" if who.is_lead_unit else "Fehlanzeige oder „alles unverändert“ melden"
    with st.expander(label), st.form(f"unveraendert-{row.department}", border=False):
        st.markdown(
            "Ohne eine Liste wird für diese Runde bestätigt, was zuletzt gemeldet war. Beendete Maßnahmen bleiben, wie sie sind. "
            "Die Bestätigung kann zurückgenommen werden."
        )
        kind = st.radio("Was gilt?", ["Alles unverändert", "Fehlanzeige: Das Haus hat keine laufende Maßnahme"])
        proof = st.text_input("Nachweis (E-Mail vom …, Aktenzeichen)") if who.is_lead_unit else ""
        entered = _release(row, who)
        if st.form_submit_button("Bestätigen"):
            if who.is_lead_unit and not proof.strip():
                st.error(
                    "Bitte nennen Sie den Nachweis, auf den sich die Erfassung für das Haus stützt.", icon=":material/error:"
                )
                return
            receipt = Receipt(
                steering_round.code,
                now(),
                entered.release if entered else None,
                sender=None if who.is_lead_unit else who.function,
                recorded_by=who.function if who.is_lead_unit else None,
                proof=proof.strip() or None,
            )

            def confirm() -> str:
                if entered:
                    entered.checked()
                return _confirmed(row, receipt, none_to_report=kind.startswith("Fehlanzeige"))

            attempt(confirm)


def _release(row: BoardRow, who: Acting) -> EnteredRelease | None:
    """The fields of a release, where it is theirs to release."""
    if who.may(Act.RELEASE, row.department):
        return release_fields(f"unveraendert-{row.department}")
    st.markdown(WHO_RELEASES)
    return None


def _confirmed(row: BoardRow, receipt: Receipt, *, none_to_report: bool) -> str:
    books = data.books(Act.RELEASE if receipt.release else Act.CONFIRM, row.department)
    done = confirm_unchanged(books, row.department, receipt=receipt, none_to_report=none_to_report)
    state = "freigegeben" if receipt.release else "als Arbeitsstand, noch nicht freigegeben"
    if none_to_report:
        return f"Fehlanzeige für {row.name}: nichts zu melden, {state}."
    return f"Bestätigt für {row.name}: {formats.measures(done.unchanged)} unverändert, {state}."
