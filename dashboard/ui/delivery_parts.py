"""One delivery in depth: how it came, what it changed, which answers were given, its file and receipt, and what can be done."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import formats, queries
from dashboard.documents.receipt import receipt_text
from dashboard.intake.accepting.answer_rows import answers_of
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.answer_words import answer_sentence
from dashboard.ui.board_words import SCOPES
from dashboard.ui.delivery_changes import change_lines
from dashboard.ui.delivery_forms import release_form, take_back_form
from dashboard.ui.mail_parts import own_address, show_mail
from dashboard.ui.redaction_form import redaction_form
from dashboard.ui.upload.field_words import FieldWords
from dashboard.ui.upload.work import master

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN_CHANGES = 40


def show_delivery(delivery: dict[str, Any], who: Acting) -> None:
    """A folded line that says the most important, and everything else when it is opened; what waits for a release lies open."""
    may_see = who.may_see(delivery["department"])
    is_waiting = may_see and not delivery["is_released"] and not delivery["is_withdrawn"]
    with st.expander(
        headline(delivery), expanded=is_waiting, key=f"rueckmeldung-{delivery['delivery_id']}", on_change="rerun"
    ) as details:
        if not details.open:
            return
        st.markdown(formats.literal(facts(delivery)))
        words = FieldWords.of(master())
        if is_waiting:
            release_form(delivery["delivery_id"])
        _show_changes(delivery, words, may_see=may_see)
        if may_see:
            _show_answers(delivery, words)
            _show_file(delivery)
            with st.expander(
                "Quittung als Mail", key=f"quittung-{delivery['delivery_id']}", type="compact", on_change="rerun"
            ) as receipt:
                if receipt.open:
                    number, body = delivery["delivery_id"], delivery["department"]
                    show_mail(receipt_text(data.store(), number, for_department=body, address=own_address()))
            if delivery["is_newest"]:
                take_back_form(delivery["delivery_id"], who)
            if who.is_lead_unit and delivery["file_name"] is not None:
                redaction_form(delivery["delivery_id"], who, has_workbook=has_workbook(delivery["delivery_id"]))


def headline(delivery: dict[str, Any]) -> str:
    """ "Nr. 14 · Liste SKB.xlsx · 23.11.2026 · ● freigegeben"."""
    name = delivery["file_name"] or "ohne Liste: Fehlanzeige / unverändert"
    day = formats.day(delivery["known_from"].date())
    return f"**Nr. {delivery['delivery_id']}** · {formats.literal(name)} · {day} · {state_of(delivery)}"


def state_of(delivery: dict[str, Any]) -> str:
    """Sign and word: taken back, released or a draft."""
    if delivery["withdrawn_at"]:
        return "✕ zurückgenommen"
    return "● freigegeben" if delivery["is_released"] else "◌ Arbeitsstand"


def facts(delivery: dict[str, Any]) -> str:
    """How it came and who has released or taken it back, as sentences."""
    told = [f"Umfang: {SCOPES[delivery['scope']]}." if delivery["kind"] == "list" else "Bestätigt, ohne eine Liste."]
    counts = [(delivery["new"], "neu"), (delivery["changed"], "geändert"), (delivery["unchanged"], "unverändert")]
    told.append(f"{', '.join(f'{formats.number(count)} {word}' for count, word in counts)}.")
    if delivery["sender"]:
        told.append(f"Geschickt von: {delivery['sender']}.")
    if delivery["recorded_by"]:
        told.append(f"Erfasst durch {delivery['recorded_by']}; Nachweis: {delivery['proof'] or 'nicht genannt'}.")
    if delivery["released_by"]:
        day = f" am {formats.day(delivery['released_on'])}" if delivery["released_on"] else ""
        reference = f" ({delivery['reference']})" if delivery["reference"] else ""
        told.append(f"Freigegeben durch {delivery['released_by']}{day}{reference}.")
    if delivery["withdrawn_at"]:
        day = formats.day(delivery["withdrawn_at"].date())
        told.append(f"Zurückgenommen am {day} durch {delivery['withdrawn_by']}: {delivery['withdrawal_reason']}")
    return " ".join(told)


def _show_changes(delivery: dict[str, Any], words: FieldWords, *, may_see: bool) -> None:
    lines = change_lines(delivery["delivery_id"], words, may_see=may_see)
    st.markdown("**Was sie geändert hat**")
    if not lines:
        st.markdown("Nichts: Alle Angaben sind, wie sie vorher waren.")
        return
    st.markdown("\n".join(f"- {line}" for line in lines[:SHOWN_CHANGES]))
    if len(lines) > SHOWN_CHANGES:
        st.markdown(f"… und {formats.number(len(lines) - SHOWN_CHANGES)} weitere.")


def _show_answers(delivery: dict[str, Any], words: FieldWords) -> None:
    answers = list(answers_of(data.frame("delivery_board/answers", delivery_id=delivery["delivery_id"]).iter_rows(named=True)))
    if answers:
        st.markdown("**Antworten zu dieser Liste**")
        st.markdown("\n".join(f"- {formats.literal(answer_sentence(each, words))}" for each in answers))


def _show_file(delivery: dict[str, Any]) -> None:
    number = delivery["delivery_id"]
    if delivery["file_name"] is None:
        return
    if not has_workbook(number):
        st.markdown("Die Originaldatei wurde geschwärzt und ist nicht mehr vorhanden.")
        return
    st.download_button(
        "Originaldatei herunterladen",
        lambda: queries.run(data.store(), "deliveries/workbook", delivery_id=number)["content"][0],
        delivery["file_name"],
        _XLSX,
        key=f"original-{number}",
        on_click="ignore",
        icon=":material/download:",
    )


def has_workbook(number: int) -> bool:
    """Whether the file of a delivery is kept; not after it was redacted. The bytes stay in the store."""
    return bool(data.frame("delivery_board/has_workbook", delivery_id=number)["has_workbook"].any())
