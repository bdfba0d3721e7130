"""Where lists are dropped, what happens to them until they can be looked at, and when two files are the same list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import PurePath
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import formats, settings
from dashboard.intake.answers.answers import AnswerKind
from dashboard.intake.answers.questions import kind_of
from dashboard.intake.answers.remembered import carried_over
from dashboard.intake.desk import Draft
from dashboard.intake.model import ListReading
from dashboard.refusals import RefusalError
from dashboard.settings import PAGES
from dashboard.ui import data
from dashboard.ui.acting import LEAD_UNIT_CODE, Acting
from dashboard.ui.choices import round_choice
from dashboard.ui.head import show_sentence
from dashboard.ui.telling import page_words, tell
from dashboard.ui.upload.steps import open_draft
from dashboard.ui.upload.work import desk, read_draft, reading, work_of
from dashboard.uploads import TOO_MUCH, take_refused

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

_ROUND_OF_CONTROL = "hochladen-stapel"
"""Counts up with each drop, so that the control is empty again and a reload or a click does not drop the same files twice."""


def drop_zone(who: Acting) -> None:
    """The control for one or several workbooks; what is dropped becomes drafts, and the first of them is shown."""
    show_sentence("Bringen Sie die Liste Ihres Hauses, wie sie ist: Sie sehen zuerst, was sich ändern würde.")
    with st.container(width=420):
        round_code = round_choice(data.steering_rounds(), "Für welche Steuerungsrunde?").code
    batch = st.session_state.setdefault(_ROUND_OF_CONTROL, 0)
    dropped = st.file_uploader(
        f"Liste hierher ziehen oder auswählen (Excel, bis {settings.MAX_FILE_BYTES // (1024 * 1024)} MB, auch mehrere)",
        accept_multiple_files=True,
        key=f"dateien-{batch}",
    )
    _explain()
    label = "Rückmeldeliste oder leere Vorlage holen"
    st.page_link(PAGES / "round_sheets.py", label=label, icon=":material/download:")
    if dropped:
        st.session_state[_ROUND_OF_CONTROL] = batch + 1
        opened = take_in(dropped, who, round_code)
        _tell_refused()
        if opened:
            open_draft(opened[0].draft_id)
        st.rerun()


def _explain() -> None:
    """How it goes, for who has never been here."""
    with st.expander("So geht es", key="so-geht-es", type="compact"):
        st.markdown(
            "1. **Prüfhinweise**: Was wurde gelesen, was ist unklar? Wo es eine Wahl gibt, antworten Sie gleich hier.\n"
            "2. **Zuordnung**: Welche Zeile ist welche gespeicherte Maßnahme, wo das nicht sicher ist?\n"
            "3. **Vergleich**: Was würde neu, was ändert sich, was fehlt?\n"
            "4. **Annehmen**: Erst hier wird gespeichert, als Arbeitsstand oder freigegeben.\n\n"
            "Ihre Datei wird nicht verändert. Ihre Antworten bleiben als Entwurf liegen, auch wenn Sie die Seite schließen; "
            "Sie können jederzeit weitermachen oder den Entwurf verwerfen. Was "
            f"{settings.DRAFT_DAYS} Tage lang niemand bearbeitet, wird gelöscht.\n\n"
            "**Zusatzangabe** heißt, was in einer Spalte steht, die zu keiner Angabe gehört oder für die es schon eine Spalte "
            "gibt. Sie ist hausintern: Sichtbar ist sie nur für Ihr Haus und die federführende Stelle."
        )


def take_in(files: Sequence[UploadedFile], who: Acting, round_code: str) -> list[Draft]:
    """Lay files on the desk and read them; gives back the drafts of those that can be read, and tells about the others."""
    drafts: list[Draft] = []
    with ExitStack() as left:
        for file in files:
            left.callback(_give_back, file)  # also where the page is left before its turn comes
        for number, file in enumerate(files, start=1):
            of_several = f" ({number} von {len(files)})" if len(files) > 1 else ""
            with reading(file.name, of_several):
                draft = _taken_in(file.getvalue(), file.name, who, round_code)
                if draft is not None and not drafts:
                    work_of(draft)  # it is shown next, and who has waited does not stand in line again
            _give_back(file)
            if draft is not None:
                drafts.append(draft)
    if len(drafts) > 1:
        named = formats.joined([f"„{draft.file_name}“" for draft in drafts])
        tell(f"{len(drafts)} Listen liegen als Entwürfe bereit: {named}. Gezeigt wird die erste.")
    return drafts


def _give_back(file: UploadedFile) -> None:
    """What lies on the desk is not kept a second time: Streamlit would hold it in memory until the page is closed."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
    file.close()


def _tell_refused() -> None:
    """Of the files dropped together, some may have been too much; the control that said so is empty by then."""
    context = get_script_run_ctx()
    refused = take_refused(context.session_id) if context is not None else 0
    if refused:
        tell(f"{formats.counted(refused, 'Datei wurde', 'Dateien wurden')} nicht angenommen. {TOO_MUCH}", is_error=True)


def _taken_in(content: bytes, name: str, who: Acting, round_code: str) -> Draft | None:
    try:
        before = {draft.draft_id: draft for draft in desk().drafts(who.code)}
        draft = desk().open(content, name, who.code or LEAD_UNIT_CODE, round_code)
        read = read_draft(draft)
    except RefusalError as error:
        tell(page_words(error), is_error=True)
        return None
    if (why := _why_no_list(read)) is not None:
        desk().discard(draft.draft_id)
        tell(why, is_error=True)
        return None
    if draft.draft_id in before:
        tell(f"„{draft.file_name}“ lag mit genau diesem Inhalt schon bereit; Ihre Antworten sind noch da.")
        return draft
    older = next((each for each in before.values() if each.round_code == round_code and same_list(each, draft)), None)
    try:
        return draft if older is None else _in_place_of(older, draft)
    except RefusalError:  # the older draft went at this moment, with its answers
        return draft


def _why_no_list(read: ListReading) -> str | None:
    """Why nothing can be made of a file, in one sentence; None where something was read, or an answer may still find a list."""
    if not read.is_readable:
        return read.findings[0].message
    may_be_found = any(kind_of(finding) not in (None, AnswerKind.DEPARTMENT) for finding in read.findings)
    nothing = next((finding for finding in read.findings if finding.code == "list.none"), None)
    return None if nothing is None or may_be_found else f"„{read.file}“: {nothing.message}"


def _in_place_of(older: Draft, draft: Draft) -> Draft:
    """The same list came again with another content: its answers go on as far as they still fit, and the older draft goes."""
    kept = carried_over(older.answers, read_draft(older), read_draft(draft))
    fresh = desk().keep(draft.draft_id, kept)
    desk().discard(older.draft_id)
    given, lost = len(older.answers), len(older.answers) - len(kept)
    answers = formats.counted(given - lost, "Antwort gilt", "Antworten gelten", "keine Antwort gilt")
    gone = f" {formats.counted(lost, 'passt', 'passen')} nicht mehr und wird neu gefragt." if lost == 1 else ""
    gone = gone or (f" {formats.number(lost)} passen nicht mehr und werden neu gefragt." if lost else "")
    remark = f" Von {formats.counted(given, 'Antwort', 'Antworten')}: {answers} weiter.{gone}" if given else ""
    tell(f"„{older.file_name}“ lag schon als Entwurf bereit, der Inhalt ist inzwischen ein anderer. Es gilt der neue.{remark}")
    return fresh


_ADDED = re.compile(r"(\s*\(\d+\)|[ _-]*Prüfhinweise|[ _-]*Kopie)+$", re.IGNORECASE)


def list_name(file_name: str) -> str:
    """ "Liste SKB_Prüfhinweise (1).xlsx" and "Liste SKB.xlsx" are both "liste skb"."""
    stem = PurePath(file_name).stem
    return (_ADDED.sub("", stem) or stem).strip().casefold()


def same_list(one: Draft, other: Draft) -> bool:
    """Whether two drafts are one list in two states: named alike, for the same body, and of other content."""
    is_other = one.draft_id != other.draft_id and one.sha256 != other.sha256
    return is_other and one.acting == other.acting and list_name(one.file_name) == list_name(other.file_name)
