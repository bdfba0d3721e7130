"""What is entered without Excel: the next round, a meeting of the working group, another deadline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from dashboard import formats
from dashboard.intake.master.adding import with_deadline, with_meeting, with_round
from dashboard.intake.master.tables import Load
from dashboard.intake.master.taking import take_master
from dashboard.refusals import RefusalError, required
from dashboard.rounds.under_way import CALL_DAYS, called_from, is_called
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.telling import attempt

_DAY = "DD.MM.YYYY"
ENTERED = "Eingabe auf der Seite Stammdaten.xlsx"
"""What an entry that came without a workbook is called in the books instead of its file."""
_WHEN = (
    f"Angelegt wird sie sofort, Seiten und Listen bleiben aber bei der Runde davor, bis ihre Abfrage beginnt: wenn auf der Seite "
    f"„Steuerungsrunde“ der Schritt „Abfrage“ vermerkt wird, spätestens {CALL_DAYS} Tage vor dem Stichtag."
)


def show_entering(newest: Load, who: Acting) -> None:
    """Three small forms; each writes its row into the workbook that holds, and takes it as one entry."""
    with st.container(horizontal=True, gap="medium"):
        _form("Runde anlegen", "runde", _round_form, newest, who)
        _form("Sitzung der Arbeitsgruppe anlegen", "sitzung", _meeting_form, newest, who)
        _form("Frist ändern", "frist", _deadline_form, newest, who)


def _form(label: str, key: str, draw: Callable[[Load, Acting], None], newest: Load, who: Acting) -> None:
    with st.expander(label, key=f"stammdaten-{key}", on_change="rerun", width=380) as details:
        if details.open:
            # Named after what holds, so that it is empty again once its entry was taken.
            with st.form(f"formular-{key}-{newest.loaded_at:%H%M%S}", border=False):
                draw(newest, who)


def _round_form(newest: Load, who: Acting) -> None:
    code = st.text_input("Runde (kurz, wie 2027)", max_chars=20)
    title = st.text_input("Titel", max_chars=120, placeholder="Steuerungsrunde 2027")
    reference_date = st.date_input("Stichtag", value=None, format=_DAY)
    deadline = st.date_input("Frist für die Listen", value=None, format=_DAY)
    held_on = st.date_input("Sitzung am (falls bekannt)", value=None, format=_DAY)
    st.caption(_WHEN)
    if st.form_submit_button("Runde anlegen"):

        def add() -> str:
            if reference_date is None:
                raise RefusalError("Bitte geben Sie den Stichtag an.")
            named = required(code, "die Runde")
            content = with_round(
                newest.content,
                named,
                title.strip() or f"Steuerungsrunde {named}",
                held_on=held_on,
                reference_date=reference_date,
                deadline=deadline,
            )
            _take(content, who, f"Runde {named} angelegt")
            told = (("Stichtag", reference_date), ("Frist", deadline), ("Sitzung am", held_on))
            days = ", ".join(f"{what} {formats.day(day)}" for what, day in told if day)
            return f"Die Runde {named} ist angelegt ({days}). {_call_of(named)}"

        attempt(add)


def _call_of(code: str) -> str:
    made = next(each for each in data.steering_rounds() if each.code == code)
    if is_called(made, datetime.now(UTC).date()):
        return "Ihre Abfrage läuft."
    return (
        f"Ihre Abfrage beginnt spätestens am {formats.day(called_from(made))}; bis dahin bleiben die Seiten bei der Runde davor."
    )


def _meeting_form(newest: Load, who: Acting) -> None:
    day = st.date_input("Tag", value=None, format=_DAY)
    title = st.text_input("Titel", max_chars=120, placeholder="Sitzung der Arbeitsgruppe")
    if st.form_submit_button("Sitzung anlegen"):

        def add() -> str:
            if day is None:
                raise RefusalError("Bitte geben Sie den Tag der Sitzung an.")
            content = with_meeting(newest.content, day, title.strip() or "Sitzung der Arbeitsgruppe")
            _take(content, who, f"Sitzung am {formats.day(day)} angelegt")
            return f"Die Sitzung am {formats.day(day)} ist angelegt."

        attempt(add)


def _deadline_form(newest: Load, who: Acting) -> None:
    code = st.selectbox("Runde", [each.code for each in data.steering_rounds()])
    deadline = st.date_input("Neue Frist", value=None, format=_DAY)
    if st.form_submit_button("Frist ändern"):

        def change() -> str:
            if deadline is None:
                raise RefusalError("Bitte geben Sie die neue Frist an.")
            content = with_deadline(newest.content, code, deadline)
            _take(content, who, f"Frist der Runde {code} geändert")
            return f"Die Frist der Runde {code} ist jetzt der {formats.day(deadline)}."

        attempt(change)


def _take(content: bytes, who: Acting, reason: str) -> None:
    take_master(data.store(), content, ENTERED, by=who.function, reason=reason)
