"""A changed master workbook: dropped, held against what holds, and taken as one entry with a reason."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import streamlit as st

from dashboard import formats, settings
from dashboard.intake.master.taking import MasterComparison, compare_workbook, take_master
from dashboard.intake.master.wording import ENTERED, change_sentence
from dashboard.refusals import RefusalError
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.master_data.entering import PREPARED, Prepared
from dashboard.ui.parts import leading
from dashboard.ui.telling import attempt, page_words

_BATCH = "stammdaten-stapel"
"""Counts up when a workbook was taken, so that the control is empty again."""


def show_prepared(who: Acting) -> None:
    """What a form has prepared: what it would change, the form to take it and the way to drop it; nothing where there is none."""
    prepared: Prepared | None = st.session_state.get(PREPARED)
    if prepared is None:
        return
    with st.container(border=True):
        st.subheader(formats.literal(prepared.what), anchor=False)
        if _show_comparison(prepared.content, ENTERED):
            _form(prepared.content, ENTERED, who, prepared.what)
        st.button("Verwerfen", key="vorbereitet-verwerfen", on_click=st.session_state.pop, args=(PREPARED, None))


def show_taking(who: Acting) -> None:
    """The control for a workbook, what it would change, and the form to take it; nothing is saved before."""
    st.subheader("Geänderte Mappe übernehmen", anchor=False)
    st.markdown(
        "Für alles andere: Laden Sie die Stammdaten herunter, ändern Sie sie in Excel und bringen Sie sie hier zurück; wie, "
        "steht vorn im Blatt „Hinweise“. Sie sehen zuerst, was sich ändern würde. Ein Feld oder Haus, das es nicht mehr gibt, "
        "bekommt ein „Gültig bis“ und wird nicht gelöscht."
    )
    batch = st.session_state.setdefault(_BATCH, 0)
    dropped = st.file_uploader(
        f"Stammdaten hierher ziehen oder auswählen (Excel, bis {settings.MAX_FILE_BYTES // (1024 * 1024)} MB)",
        key=f"stammdaten-mappe-{batch}",
    )
    if dropped is None:
        return
    content = dropped.getvalue()
    if _show_comparison(content, dropped.name):
        _form(content, dropped.name, who)


def _show_comparison(content: bytes, name: str) -> bool:
    """Show what a workbook would change; whether it can be taken."""
    try:
        comparison = compare_workbook(data.store(), content, name)
    except RefusalError as error:
        st.error(formats.literal(page_words(error)), icon=":material/error:")
        return False
    show_changes(comparison)
    return bool(comparison.changes) and not comparison.obstacles


def show_changes(comparison: MasterComparison) -> None:
    """Every change in its sentence, by sheet, and what stands in the way."""
    if not comparison.changes:
        st.info("Die Mappe ändert nichts: Die Datenbank enthält dieselben Stammdaten.", icon=":material/info:")
        return
    st.markdown(f"**{formats.counted(len(comparison.changes), 'Änderung', 'Änderungen')}**")
    for sheet, changes in groupby(comparison.changes, key=lambda change: change.sheet):
        st.markdown(f"{sheet}\n" + "\n".join(f"- {formats.literal(change_sentence(change))}" for change in changes))
    for obstacle in comparison.obstacles:
        st.error(formats.literal(obstacle), icon=":material/error:")


def _form(content: bytes, name: str, who: Acting, what: str = "") -> None:
    """`what`: what a form has done with the workbook, which the books tell in the place of its file."""
    with st.form(f"stammdaten-uebernehmen-{name}", border=False):
        reason = st.text_input("Grund oder Fundstelle (freiwillig)", max_chars=200, width=480)
        day = st.date_input("Neue Namen gelten ab", value="today", format="DD.MM.YYYY", help=_FROM_THEN, width=240)
        if st.form_submit_button(**leading("Stammdaten übernehmen")):
            told = ": ".join(part for part in (what, reason.strip()) if part)
            attempt(lambda: _taken(content, name, who, told, day))


_FROM_THEN = (
    "Runden, deren Stichtag davor liegt, behalten die bisherigen Namen, festgeschriebene immer. Für die Berichtigung eines "
    "Schreibfehlers nennen Sie einen Tag vor der ersten Runde, die sie betreffen soll."
)


def _taken(content: bytes, name: str, who: Acting, reason: str, day: date | None) -> str:
    done = take_master(data.store(), content, name, by=who.function, reason=reason, valid_from=day)
    st.session_state[_BATCH] = st.session_state.get(_BATCH, 0) + 1
    st.session_state.pop(PREPARED, None)
    told = f"Übernommen: {formats.counted(len(done.changes), 'Änderung', 'Änderungen')} der Stammdaten"
    return f"{told}; neue Namen gelten ab {formats.day(day)}." if day else f"{told}."
