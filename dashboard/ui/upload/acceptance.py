"""Step 4, Annehmen: which rows, in which state, under whose release; then one transaction, or nothing at all."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.intake.accepting.acceptance import (
    Acceptance,
    OutdatedError,
    Receipt,
    accept,
    now,
    refuse_outdated,
)
from dashboard.intake.answers.answers import Answer, AnswerKind
from dashboard.intake.desk import Draft
from dashboard.intake.model import MeasureRow
from dashboard.refusals import RefusalError
from dashboard.store import Store
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.release_fields import WHO_RELEASES, release_fields
from dashboard.ui.scheme import leading
from dashboard.ui.telling import page_words
from dashboard.ui.upload.answering import give, key_of, page_of, preset, remember_basis, take_away
from dashboard.ui.upload.belonging import open_doubts
from dashboard.ui.upload.sentences import left_open_sentence, stored_lines
from dashboard.ui.upload.steps import Step, go_to, show_receipt_of
from dashboard.ui.upload.work import Work, desk
from dashboard.vocabulary import DRAFT_SEEN_BY

_DRAFT, _RELEASED = "arbeitsstand", "freigegeben"
_STATES = {
    _DRAFT: f"Als Arbeitsstand: zählt noch nirgends. {DRAFT_SEEN_BY}",
    _RELEASED: "Freigegeben: gilt als Wort Ihres Hauses und zählt in allen Ansichten",
}


def show_acceptance(work: Work, who: Acting) -> DeltaGenerator | None:
    """The whole step; the line of its button, where the way back stands too; None where the list cannot be accepted."""
    if not work.is_acceptable:
        _show_obstacles(work)
        return None
    st.markdown(f"Für **{work.reading.department}** zur Runde **{work.draft.round_code}**:")
    st.markdown("\n".join(f"- {line}" for line in stored_lines(work.comparison, len(work.open_questions))))
    left = left_open_sentence(work.comparison, open_doubts(work))
    if left:
        st.warning(left, icon=":material/help:")
    choose_rows(work)
    receipt = _form(who, work)
    st.caption("Was Sie annehmen, lässt sich im Rückmeldestand zurücknehmen.")
    line = st.container(horizontal=True, gap="small")
    if line.button(**leading("Jetzt annehmen"), key="annehmen"):
        if receipt is None:
            st.error("Bitte nennen Sie die Funktion, die freigibt, oder wählen Sie „Als Arbeitsstand“.", icon=":material/error:")
        else:
            _accept(work, receipt)
    return line


def _show_obstacles(work: Work) -> None:
    """Why the list cannot be accepted, and where that is mended."""
    st.error("**Diese Liste kann noch nicht angenommen werden.**", icon=":material/error:")
    reading, comparison = work.reading, work.comparison
    in_list = [each for each in reading.findings if each.severity == "error"]
    in_answers = [each for each in comparison.findings if each.severity == "error"]
    if in_list or in_answers:
        st.markdown("\n".join(f"- {formats.literal(each.message)}" for each in (*in_list, *in_answers)[:10]))
    if in_list:
        st.markdown("Bitte berichtigen Sie das in Ihrer Mappe und laden Sie sie erneut hoch; Ihre Antworten bleiben erhalten.")
        st.button("Zu den Prüfhinweisen", key="zu-den-hinweisen", on_click=go_to, args=(Step.FINDINGS,))
    if comparison.torn:
        st.markdown("\n".join(f"- {formats.literal(each.message)}" for each in comparison.torn[:10]))
        st.button("Zur Zuordnung", key="zur-zuordnung", on_click=go_to, args=(Step.BELONGING,))
    if in_answers:
        st.button("Zum Vergleich", key="zum-vergleich", on_click=go_to, args=(Step.COMPARISON,))


def _form(who: Acting, work: Work) -> Receipt | None:
    """How the list goes into the books; None as long as a release lacks its function or its day is none."""
    draft_id = work.draft.draft_id
    may_release = who.may(Act.RELEASE, work.reading.department)
    state = _choose_state(draft_id) if may_release else _DRAFT
    if not may_release:
        st.markdown(f"Die Liste wird als **Arbeitsstand** abgelegt; sie zählt noch nirgends. {DRAFT_SEEN_BY}  \n{WHO_RELEASES}")
    with st.container(width=720):
        entered = release_fields(f"freigabe|{draft_id}", is_required=True) if state == _RELEASED else None
        sender = st.text_input(
            "Übersandt von (Funktion, freiwillig)",
            key=f"absender-funktion|{draft_id}",
            placeholder="z. B. Referat 32",
            persist_state="page",
        ).strip()
        proof = _ask_proof(draft_id) if who.is_lead_unit else None
    if entered is not None and entered.fault is not None:
        st.error(formats.literal(entered.fault), icon=":material/error:")
        return None
    release = entered.release if entered is not None else None
    if state == _RELEASED and release is None:
        return None
    recorded_by = who.function if who.is_lead_unit else None
    return Receipt(work.draft.round_code, now(), release, sender or None, recorded_by, proof)


def _choose_state(draft_id: str) -> str:
    return st.radio(
        "In welchem Stand?",
        list(_STATES),
        format_func=lambda code: _STATES.get(code, code),
        key=f"stand|{draft_id}",
        persist_state="page",
    )


def _ask_proof(draft_id: str) -> str | None:
    """What the lead unit brings in is recorded on behalf of the body, and says what proves it."""
    label, example = "Nachweis, dass die Liste vom Haus kommt", "z. B. Mail vom 03.09."
    return st.text_input(label, key=f"nachweis|{draft_id}", placeholder=example, persist_state="page").strip() or None


def _accept(work: Work, receipt: Receipt) -> None:
    try:
        with st.spinner("Die Liste wird angenommen …"):
            acceptance = taken_in(_books(work, receipt), work, receipt)
    except OutdatedError:
        st.rerun()  # the page then says above the step what came in between
    except RefusalError as error:
        st.error(formats.literal(page_words(error)), icon=":material/error:")
    else:
        show_receipt_of(acceptance.delivery_id)
        st.rerun()


def _books(work: Work, receipt: Receipt) -> Store:
    """The store to write into, for who may bring in lists of that house, and release them where this one is released."""
    body = work.reading.department
    return data.books(Act.RELEASE if receipt.release is not None else Act.DELIVER, body)


def taken_in(store: Store, work: Work, receipt: Receipt) -> Acceptance:
    """Accept the list of a draft and clear its place on the desk; nothing of the page is touched on the way."""
    draft = work.draft
    based_on = work.comparison.based_on if draft.based_on is None else draft.based_on or None
    acceptance = accept(store, work.reading, draft.content(), receipt=receipt, answers=draft.answers, based_on=based_on)
    with suppress(RefusalError):  # accepted it is; a draft that stays is refused as outdated
        desk().accepted(draft.draft_id, acceptance.delivery_id)
    return acceptance


def is_outdated(work: Work) -> bool:
    """Whether another delivery came since this list was compared; says which, and offers to compare anew with all answers."""
    if work.draft.based_on is None:
        return False
    try:
        refuse_outdated(data.store(), work.reading.department, work.draft.based_on or None)
    except OutdatedError as error:
        st.warning(formats.literal(str(error)), icon=":material/sync_problem:")
        args = (work.draft, work.comparison.based_on)
        st.button(**leading("Neu vergleichen"), key="neu-vergleichen", on_click=_compare_anew, args=args)
        return True
    return False


def _compare_anew(draft: Draft, newest: int | None) -> None:
    remember_basis(draft.draft_id, newest)
    go_to(Step.COMPARISON)


_NARROWED = (
    "Ausgelassen ist auch eine Maßnahme, die schon gespeichert ist: Die Rückmeldung steht deshalb nicht mehr für alle Maßnahmen "
    "des Hauses, sondern nur für die, die übernommen werden."
)


def choose_rows(work: Work) -> None:
    """All rows at once unless the list of rows is opened; rows that were left out are told in either case."""
    left_out = len(work.comparison.left_out)
    total = len(work.reading.measures)
    summary = f"{formats.number(total - left_out)} von {formats.number(total)} Zeilen werden übernommen"
    if work.comparison.kept_scope != work.comparison.scope:
        st.info(_NARROWED)
    with st.expander(f"{summary} · einzeln auswählen", key="zeilen", on_change="rerun") as details:
        if not details.open:
            return
        st.markdown("Zeilen ohne Häkchen werden nicht übernommen; ihre Maßnahmen bleiben, wie sie gespeichert sind.")
        kinds = {each.match.place: _kind(each.is_new, each.is_changed, each.is_co_report) for each in work.comparison.outcomes}
        for row in page_of(work.reading.measures, "zeilen"):
            _choose(work, row, kinds.get((row.sheet, row.row), "nicht übernommen"))


def _kind(is_new: bool, is_changed: bool, is_co_report: bool) -> str:
    if is_co_report:
        return "Mitmeldung"
    return "neu" if is_new else "geändert" if is_changed else "unverändert"


def _choose(work: Work, row: MeasureRow, kind: str) -> None:
    subject = (row.sheet, str(row.row))
    key = key_of(work.draft, AnswerKind.ROW, *subject)
    answer = work.draft.answers.find(AnswerKind.ROW, *subject)
    preset(key, answer is None or answer.value is not False)
    label = formats.literal(f"{row.values['title']} · {kind} · „{row.sheet}“, Zeile {row.row}")
    st.checkbox(label, key=key, on_change=_put, args=(work.draft.draft_id, subject, key))


def _put(draft_id: str, subject: tuple[str, str], key: str) -> None:
    if st.session_state[key]:
        take_away(draft_id, AnswerKind.ROW, *subject)
    else:
        give(draft_id, Answer(AnswerKind.ROW, subject, value=False))
