"""A draft as a whole: the own open ones, what stands above each step, its correction workbook, and how it is thrown away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import formats
from dashboard.documents.correction import correction_workbook, file_name
from dashboard.intake.answers.answers import Answer, AnswerKind
from dashboard.intake.desk import Draft, GoneError
from dashboard.intake.joining.comparison import Counts
from dashboard.intake.model import Finding
from dashboard.ui.acting import KEY as BODY_KEY
from dashboard.ui.acting import LEAD_UNIT_CODE, Acting, has_choice
from dashboard.ui.choices import set_choice
from dashboard.ui.handing_out import EXCEL, Paper, hand_out
from dashboard.ui.scheme import leading
from dashboard.ui.telling import refusal_told, tell
from dashboard.ui.upload.answering import give
from dashboard.ui.upload.steps import leave_draft, open_draft
from dashboard.ui.upload.work import Work, desk, work_of


def open_drafts(who: Acting) -> None:
    """The drafts of this body that were not accepted yet, each to go on with or to throw away."""
    drafts = desk().drafts(who.code)
    if not drafts:
        return
    st.subheader("Ihre offenen Entwürfe", anchor=False)
    for draft in drafts:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", border=True):
            body = f" · {draft.acting}" if who.is_lead_unit and draft.acting != LEAD_UNIT_CODE else ""
            answers = formats.counted(len(draft.answers), "Antwort", "Antworten", "noch keine Antwort")
            st.markdown(
                f"**{formats.literal(draft.file_name)}**{body} · Runde {draft.round_code} · {answers} · "
                f"zuletzt am {formats.day(draft.changed_at.date())} · liegt bereit bis {formats.day(draft.kept_until)}",
                width="stretch",
            )
            st.button(
                "Weiter bearbeiten",
                key=f"weiter-{draft.draft_id}",
                help=f"Entwurf „{formats.literal(draft.file_name)}“ öffnen",
                on_click=open_draft,
                args=(draft.draft_id,),
            )
            discard_button(draft, f"weg-{draft.draft_id}")


def discard_button(draft: Draft, key: str) -> None:
    """Throwing a draft away asks once more: its answers are gone then."""
    tooltip = f"Entwurf „{formats.literal(draft.file_name)}“ mit seinen Antworten löschen"
    with st.popover("Verwerfen", key=f"{key}-frage", help=tooltip):
        st.markdown("Der Entwurf und seine Antworten werden gelöscht. Ihre Datei und alles Angenommene bleiben, wie sie sind.")
        st.button(**leading("Endgültig verwerfen"), key=key, on_click=_discard, args=(draft,))


def _discard(draft: Draft) -> None:
    desk().discard(draft.draft_id)
    leave_draft()
    tell(f"Der Entwurf „{draft.file_name}“ ist verworfen. Gespeichert wurde daraus nichts.")


def draft_of(draft_id: str, who: Acting) -> Draft | None:
    """The draft that the URL names; None, after a sentence that says so, where it is gone or another house's."""
    try:
        return desk().draft(draft_id, who.code)
    except GoneError as error:
        st.info(f"**Hier ist kein Entwurf.** {formats.literal(str(error))}", icon=":material/info:")
        if has_choice():
            st.caption("Gehört der Entwurf zu einem anderen Haus, wählen Sie oben aus, für wen Sie arbeiten.")
        st.button("Zur Übersicht der Entwürfe", key="zu-den-entwuerfen", on_click=leave_draft)
        return None


def draft_heading(work: Work, *, is_clear: bool) -> None:
    """What list it is and, once it is clear whose, what it comes to: beside another house's measures nothing is said."""
    draft = work.draft
    body = f" · {work.reading.department}" if work.reading.department else ""
    counts = f" · {Counts.of(work.comparison).sentence}" if is_clear else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{formats.literal(draft.file_name)}**{body} · Runde {draft.round_code}{counts}", width="stretch")
        if is_clear:
            correction_button(work)
        st.button("Andere Liste", key="andere-liste", help="Dieser Entwurf bleibt liegen.", on_click=leave_draft)
        discard_button(draft, "verwerfen")


def sender_is_clear(work: Work, who: Acting) -> bool:
    """Whether the list is of a body that is known, and for which one works here."""
    return work.reading.department is not None and who.may_see(work.reading.department)


def ask_sender(work: Work, who: Acting) -> None:
    """Ask whose list it is, where the list says nothing or names another body than the one that is working here."""
    names = {each.code: f"{each.short_name} ({each.code})" for each in work.master.departments}
    st.header("Wessen Liste ist das?", anchor=False)
    if work.reading.department is None:
        _ask_sender(work.draft, who, names)
    else:
        _ask_other_sender(work.draft, who, names, work.reading.department)


def _ask_sender(draft: Draft, who: Acting, names: dict[str, str]) -> None:
    st.warning("Aus der Mappe geht es nicht hervor. Bitte sagen Sie es; vorher geht es nicht weiter.", icon=":material/help:")
    codes = list(names) if who.code is None else [who.code]
    chosen = st.selectbox(
        "Ressort/Stelle, deren Liste es ist",
        codes,
        index=None if who.code is None else 0,
        format_func=lambda code: names.get(code, code),
        placeholder="bitte wählen",
        key=f"absender-{draft.draft_id}",
    )
    st.button(**leading("So weiter"), key="absender-bestaetigen", disabled=chosen is None, on_click=_say, args=(draft, chosen))


def _ask_other_sender(draft: Draft, who: Acting, names: dict[str, str], recognised: str) -> None:
    st.warning(
        f"**Die Liste nennt {names.get(recognised, recognised)}, Sie arbeiten für {who.name}.** Bitte sagen Sie zuerst, was "
        "stimmt; vorher geht es nicht weiter.",
        icon=":material/help:",
    )
    with st.container(horizontal=True, gap="small"):
        st.button(f"Es ist die Liste von {who.code}", key="absender-eigene", on_click=_say, args=(draft, who.code))
        st.button(
            f"Es ist die Liste von {recognised}: ich arbeite für {recognised}",
            key="absender-andere",
            on_click=change_body,
            args=(draft, recognised),
        )


def _say(draft: Draft, department: str | None) -> None:
    """Answer the question whose list it is; the comparison begins anew."""
    if department is not None:
        give(draft.draft_id, Answer(AnswerKind.DEPARTMENT, (), department))


def change_body(draft: Draft, department: str, *said: Answer) -> None:
    """Go on as the body whose list it is: the draft moves to that body's place on the desk, with what was said beside."""
    with refusal_told():
        moved = desk().open(draft.content(), draft.file_name, department, draft.round_code)
        desk().keep(moved.draft_id, draft.answers.given(*said))
        desk().discard(draft.draft_id)
        set_choice(BODY_KEY, department, LEAD_UNIT_CODE)
        open_draft(moved.draft_id)


_HELP = (
    "Ihre Mappe mit markierten Zellen und dem Blatt „Prüfhinweise“. Berichtigen Sie sie in Excel und laden Sie sie wieder hoch: "
    "Ihre Antworten gelten weiter. Enthält Ihre Mappe etwas, das beim Öffnen läuft oder nachlädt (etwa Makros oder "
    "Datenverbindungen), kommt eine eigene Mappe."
)


def correction_button(work: Work) -> None:
    """Offer the workbook where anything is left to look at; what was answered is no longer marked."""
    if not _to_mend(work):
        return
    draft = work.draft
    paper = Paper("Korrekturmappe", file_name(draft.file_name), EXCEL, partial(_correction, draft), draft.acting)
    hand_out("Korrekturmappe herunterladen", paper, key="korrekturmappe", icon=":material/download:", tooltip=_HELP)


def _to_mend(work: Work) -> list[Finding]:
    return [*work.reading.findings, *(finding for finding in work.comparison.findings if finding.cell)]


def _correction(draft: Draft) -> bytes:
    """Made when it is asked for; until then the page holds the draft, and not the long list that it came to."""
    work = work_of(draft)
    return correction_workbook(draft.content(), replace(work.reading, findings=_to_mend(work))).content
