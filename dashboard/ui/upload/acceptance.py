"""Step 4, Annehmen: what will be stored, of which rows, in which state; then one transaction, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard import formats
from dashboard.intake.accepting.acceptance import Acceptance, AcceptanceError, Receipt, Release, accept, now
from dashboard.intake.accepting.errors import OutdatedError
from dashboard.intake.accepting.outdated import refuse_outdated
from dashboard.intake.desk.draft import DeskError, Draft
from dashboard.store import Store, StoreError
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.upload import work
from dashboard.ui.upload.answering import remember_basis
from dashboard.ui.upload.row_choice import choose_rows
from dashboard.ui.upload.sentences import Counts
from dashboard.ui.upload.steps import Step, go_to, show_receipt_of
from dashboard.ui.upload.work import Work

_DRAFT, _RELEASED = "arbeitsstand", "freigegeben"
_STATES = {
    _DRAFT: "Als Arbeitsstand: sieht nur Ihr Haus und die federführende Stelle; zählt noch nirgends",
    _RELEASED: "Freigegeben: gilt als Wort Ihres Hauses und zählt in allen Ansichten",
}
_ACCEPTED = "hochladen-angenommen"
"""Which delivery a draft of this visit became: a second click on the way finds the receipt instead of a missing draft."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the form says about the list as a delivery."""

    is_released: bool
    released_by: str
    released_on: date | None
    reference: str
    sender: str
    proof: str

    def receipt(self, round_code: str, who: Acting) -> Receipt:
        """As it goes into the books; what the lead unit brings in is recorded on behalf of the body."""
        release = Release(self.released_by, self.released_on, self.reference or None) if self.is_released else None
        recorded_by = who.function if who.is_lead_unit else None
        return Receipt(round_code, now(), release, self.sender or None, recorded_by, self.proof or None)

    @property
    def lacks(self) -> str | None:
        """What is still to be filled in, as a sentence."""
        if self.is_released and not self.released_by:
            return "Bitte nennen Sie die Funktion, die freigibt."
        return None


def show_acceptance(made: Work, who: Acting) -> None:
    """The whole step."""
    if not made.is_acceptable:
        _show_obstacles(made)
        return
    counts = Counts.of(made.comparison)
    st.markdown(f"**{_summary(made, counts)}**")
    choose_rows(made)
    told = _form(who, made)
    if told.lacks:
        st.caption(told.lacks)
    if st.button("Jetzt annehmen", key="annehmen", type="primary", disabled=told.lacks is not None):
        _accept(made, told.receipt(made.draft.round_code, who))


def _summary(made: Work, counts: Counts) -> str:
    stored = counts.new + counts.changed + counts.unchanged
    if not counts.new + counts.changed:
        return f"{formats.measures(stored)} werden für die Runde {made.draft.round_code} bestätigt; kein Wert ändert sich."
    open_questions = len(made.open_questions)
    asked = formats.counted(open_questions, "Frage bleibt", "Fragen bleiben", "Keine Frage bleibt")
    return (
        f"Gespeichert werden {counts.sentence} für {made.reading.department} zur Runde {made.draft.round_code}. "
        f"{asked} offen. Was Sie annehmen, lässt sich zurücknehmen."
    )


def _show_obstacles(made: Work) -> None:
    """Why the list cannot be accepted, and where that is mended."""
    st.error("**Diese Liste kann noch nicht angenommen werden.**", icon=":material/error:")
    reading, comparison = made.reading, made.comparison
    in_list = [each for each in reading.findings if each.severity == "error"]
    in_answers = [each for each in comparison.findings if each.severity == "error"]
    st.markdown("\n".join(f"- {formats.literal(each.message)}" for each in (*in_list, *in_answers)[:10]))
    if in_list:
        st.markdown("Bitte berichtigen Sie das in Ihrer Mappe und laden Sie sie erneut hoch; Ihre Antworten bleiben erhalten.")
        st.button("Zu den Prüfhinweisen", key="zu-den-hinweisen", on_click=go_to, args=(Step.FINDINGS,))
    if in_answers:
        st.button("Zum Vergleich", key="zum-vergleich", on_click=go_to, args=(Step.COMPARISON,))


def _form(who: Acting, made: Work) -> Told:
    draft_id = made.draft.draft_id
    state = st.radio("In welchem Stand?", list(_STATES), format_func=_STATES.__getitem__, key=f"stand|{draft_id}")
    released_by, released_on, reference = "", None, ""
    if state == _RELEASED:
        with st.container(horizontal=True, gap="small"):
            released_by = st.text_input(
                "Freigegeben durch (Funktion)", key=f"freigabe|{draft_id}", placeholder="z. B. Abteilungsleitung 3", width=320
            )
            released_on = st.date_input("am", format="DD.MM.YYYY", key=f"tag|{draft_id}", width=160)
            reference = st.text_input("Aktenzeichen oder Bezug (freiwillig)", key=f"zeichen|{draft_id}", width=320)
    with st.container(horizontal=True, gap="small"):
        sender = st.text_input(
            "Übersandt von (Funktion, freiwillig)", key=f"absender-funktion|{draft_id}", placeholder="z. B. Referat 32", width=320
        )
        proof = ""
        if who.is_lead_unit:
            proof = st.text_input(
                "Nachweis, dass die Liste vom Haus kommt",
                key=f"nachweis|{draft_id}",
                placeholder="z. B. Mail vom 03.09.",
                width=320,
            )
    texts = (str(released_by).strip(), str(reference).strip(), str(sender).strip(), str(proof).strip())
    return Told(state == _RELEASED, texts[0], released_on, texts[1], texts[2], texts[3])


def _accept(made: Work, receipt: Receipt) -> None:
    try:
        with st.spinner("Die Liste wird angenommen …"):
            acceptance = taken_in(data.store(), made, receipt)
    except OutdatedError as error:
        show_outdated(made.draft, str(error), made.comparison.based_on)
    except (AcceptanceError, StoreError, DeskError) as error:
        st.error(formats.literal(str(error)), icon=":material/error:")
    else:
        st.session_state[_ACCEPTED] = (made.draft.draft_id, acceptance.delivery_id)
        show_receipt_of(acceptance.delivery_id)
        st.rerun()


def taken_in(store: Store, made: Work, receipt: Receipt) -> Acceptance:
    """Accept the list of a draft and clear its place on the desk; nothing of the page is touched on the way."""
    draft = made.draft
    based_on = made.comparison.based_on if draft.based_on is None else draft.based_on or None
    acceptance = accept(store, made.reading, draft.content(), receipt=receipt, answers=draft.answers, based_on=based_on)
    work.desk().discard(draft.draft_id)
    return acceptance


def accepted_as(draft_id: str) -> int | None:
    """The delivery that a draft became in this visit."""
    known, delivery_id = st.session_state.get(_ACCEPTED, (None, None))
    return delivery_id if known == draft_id else None


def tell_outdated(made: Work) -> None:
    """Say, above every step, that another delivery came since this list was first compared."""
    if made.draft.based_on is None:
        return
    try:
        refuse_outdated(data.store(), made.reading.department, made.draft.based_on or None)
    except OutdatedError as error:
        show_outdated(made.draft, str(error), made.comparison.based_on)


def show_outdated(draft: Draft, sentence: str, newest: int | None) -> None:
    """What came in between, and the way on: compare anew, with all answers kept."""
    st.warning(formats.literal(sentence), icon=":material/sync_problem:")
    st.button("Neu vergleichen", key="neu-vergleichen", type="primary", on_click=_compare_anew, args=(draft, newest))


def _compare_anew(draft: Draft, newest: int | None) -> None:
    remember_basis(draft.draft_id, newest)
    go_to(Step.COMPARISON)
