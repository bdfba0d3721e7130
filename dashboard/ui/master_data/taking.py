"""A changed master workbook: dropped, held against what holds, and taken as one entry with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import streamlit as st

from dashboard import formats, settings
from dashboard.access.viewer import Act
from dashboard.intake.master.taking import MasterComparison, compare_workbook, take_master
from dashboard.intake.master.wording import ENTERED, change_sentence
from dashboard.refusals import RefusalError
from dashboard.ui import data
from dashboard.ui.acting import Acting, today
from dashboard.ui.day_field import day_field, needed
from dashboard.ui.master_data.entering import FIRST_DAY, FROM_THEN, PREPARED, Prepared
from dashboard.ui.scheme import leading
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
        if prepared.valid_from is not None:
            st.markdown(f"Neue Namen gelten ab {formats.day(prepared.valid_from)}.")
        comparison = _show_comparison(prepared.content, ENTERED)
        if comparison is not None:
            _form(Upload(prepared.content, ENTERED, prepared.what, prepared.valid_from), who, drops=True)
        else:
            _drop(st.button)


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
    comparison = _show_comparison(content, dropped.name)
    if comparison is not None:
        _form(Upload(content, dropped.name), who, asks_from_when=any(each.is_renaming for each in comparison.changes))


def _show_comparison(content: bytes, name: str) -> MasterComparison | None:
    """Show what a workbook would change; None where it cannot be taken."""
    try:
        comparison = compare_workbook(data.store(), content, name)
    except RefusalError as error:
        st.error(formats.literal(page_words(error)), icon=":material/error:")
        return None
    show_changes(comparison)
    return comparison if comparison.changes and not comparison.obstacles else None


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


@dataclass(frozen=True, slots=True)
class Upload:
    """What is to be taken; `what`: what a form has done with the workbook, which the books tell in the place of its file."""

    content: bytes
    name: str
    what: str = ""
    valid_from: date | None = None


def _drop(button: Callable[..., bool]) -> None:
    """The way to drop what a form has prepared."""
    button("Verwerfen", key="vorbereitet-verwerfen", on_click=st.session_state.pop, args=(PREPARED, None))


def _form(upload: Upload, who: Acting, *, asks_from_when: bool = False, drops: bool = False) -> None:
    with st.form(f"stammdaten-uebernehmen-{upload.name}", border=False):
        reason = st.text_input("Grund oder Fundstelle (freiwillig)", max_chars=200, width=480)
        typed = day_field("Neue Namen gelten ab", today(), help=FROM_THEN) if asks_from_when else None
        with st.container(horizontal=True, gap="small"):
            is_wanted = st.form_submit_button(**leading("Stammdaten übernehmen"))
            if drops:
                _drop(st.form_submit_button)
        if is_wanted:
            told = ": ".join(part for part in (upload.what, reason.strip()) if part)

            def take() -> str:
                day = upload.valid_from if typed is None else needed(typed, FIRST_DAY)
                return _taken(upload, who, told, day)

            attempt(take)


def _taken(upload: Upload, who: Acting, reason: str, day: date | None) -> str:
    done = take_master(data.books(Act.MASTER_DATA), upload.content, upload.name, by=who.function, reason=reason, valid_from=day)
    st.session_state[_BATCH] = st.session_state.get(_BATCH, 0) + 1
    st.session_state.pop(PREPARED, None)
    told = f"Übernommen: {formats.counted(len(done.changes), 'Änderung', 'Änderungen')} der Stammdaten"
    return f"{told}; neue Namen gelten ab {formats.day(day)}." if day else f"{told}."
