"""One body in one round: where it stands, each of its deliveries, and what waits for it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import formats
from dashboard.intake.answers.remembered import Remembered, remembered, withdraw_answer
from dashboard.intake.desk import Desk
from dashboard.master import SteeringRound
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.answer_words import answer_sentence
from dashboard.ui.attempts import attempt
from dashboard.ui.board_parts import ALL_BODIES, BODY
from dashboard.ui.board_words import BoardRow
from dashboard.ui.body_forms import show_body_forms
from dashboard.ui.delivery_parts import show_delivery
from dashboard.ui.linked_choice import choose
from dashboard.ui.upload.field_words import FieldWords
from dashboard.ui.upload.work import master
from dashboard.vocabulary import LABELS


def show_body(row: BoardRow, who: Acting, period: SteeringRound) -> None:
    """Everything about one body; what is its own business only for itself and the lead unit."""
    st.button(
        "← alle Ressorts und Stellen", key="alle-haeuser", type="tertiary", on_click=choose, args=(BODY, ALL_BODIES, ALL_BODIES)
    )
    st.header(body_sentence(row), anchor=False)
    may_see = who.may_see(row.department)
    _show_open_drafts(row, may_see)
    _show_deliveries(row, who, period)
    if not may_see:
        st.caption(
            "Arbeitsstände, Originaldateien, Quittungen und Antworten sehen nur das Haus selbst und die federführende Stelle."
        )
        return
    show_body_forms(row, who, period)
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
    }
    released = f"freigegeben {row.released_text}" if row.released_text else ""
    facts = [formats.literal(text) for text in (row.received_text, released, row.findings_text, row.due_text) if text]
    told = "; ".join(facts)
    return f"{texts[row.state]} {told[:1].upper()}{told[1:]}."


def _show_open_drafts(row: BoardRow, may_see: bool) -> None:
    drafts = Desk().drafts(row.department) if may_see else []
    if drafts:
        names = formats.literal(formats.joined([f"„{draft.file_name}“" for draft in drafts]))
        st.info(f"Noch nicht angenommen, unter „Hochladen“ weiterzubearbeiten: {names}.", icon=":material/draft:")


def _show_deliveries(row: BoardRow, who: Acting, period: SteeringRound) -> None:
    st.subheader("Eingegangen zu dieser Runde", anchor=False)
    found = data.frame("deliveries/list", round=period.code, department=row.department).to_dicts()
    shown = [each for each in found if who.may_see(row.department) or each["is_released"]]
    if not shown:
        st.markdown("Noch nichts.")
    for each in shown:
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
            if st.button(
                "Zurückziehen",
                key=f"antwort-{each.answer_id}",
                help=f"Nicht mehr vorschlagen: {formats.literal(answer_sentence(each.answer, words))}",
            ):
                attempt(partial(_withdrawn, each, who))


def _withdrawn(each: Remembered, who: Acting) -> str:
    withdraw_answer(data.store(), each.answer_id, who.function)
    return "Die Antwort ist zurückgezogen und wird nicht mehr vorgeschlagen."
