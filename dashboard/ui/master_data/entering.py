"""What is entered without Excel: the next round, a meeting of the working group, another deadline; a new name and an heir, of
which first is shown what they change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from dashboard import formats
from dashboard.intake.master.adding import with_body_name, with_deadline, with_field_name, with_heir, with_meeting, with_round
from dashboard.intake.master.tables import Load, load_master
from dashboard.intake.master.taking import take_master
from dashboard.intake.master.wording import ENTERED
from dashboard.refusals import RefusalError, required, required_choice
from dashboard.rounds.under_way import CALL_DAYS, called_from, is_called
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.telling import attempt

_DAY = "DD.MM.YYYY"
PREPARED = "stammdaten-vorbereitet"
"""Where a visit keeps what a form has prepared until it is taken or dropped."""
_WHEN = (
    f"Angelegt wird sie sofort, Seiten und Listen bleiben aber bei der Runde davor, bis ihre Abfrage beginnt: wenn auf der Seite "
    f"„Steuerungsrunde“ der Schritt „Abfrage“ vermerkt wird, spätestens {CALL_DAYS} Tage vor dem Stichtag."
)


def show_entering(newest: Load, who: Acting) -> None:
    """Small forms; each writes its row into the workbook that holds and takes it as one entry, or shows first what it changes."""
    with st.container(horizontal=True, gap="medium"):
        _form("Runde anlegen", "runde", _round_form, newest, who)
        _form("Sitzung der Arbeitsgruppe anlegen", "sitzung", _meeting_form, newest, who)
        _form("Frist ändern", "frist", _deadline_form, newest, who)
        _form("Feld oder Haus umbenennen", "name", _name_form, newest, who)
        _form("Haus in ein anderes überführen", "nachfolge", _heir_form, newest, who)


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
    code = st.selectbox("Runde", [each.code for each in data.steering_rounds()], None, placeholder="Bitte wählen")
    deadline = st.date_input("Neue Frist", value=None, format=_DAY)
    if st.form_submit_button("Frist ändern"):

        def change() -> str:
            if deadline is None:
                raise RefusalError("Bitte geben Sie die neue Frist an.")
            chosen = required_choice(code, "die Runde")
            content = with_deadline(newest.content, chosen, deadline)
            _take(content, who, f"Frist der Runde {chosen} geändert")
            return f"Die Frist der Runde {chosen} ist jetzt der {formats.day(deadline)}."

        attempt(change)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A workbook made by a form, of which is shown what it changes before it is taken; `what` is done with it, for the books."""

    content: bytes
    what: str


def _name_form(newest: Load, who: Acting) -> None:
    del who
    master = load_master(data.store())
    fields = {str(each.number): each for each in master.action_fields}
    bodies = {each.code: each for each in master.departments if each.valid_to is None}
    labels = {number: f"Handlungsfeld {number} {each.short_name}" for number, each in fields.items()}
    labels |= {code: f"{each.short_name} ({code})" for code, each in bodies.items()}
    key = _box("Was heißt künftig anders?", labels)
    short_name = st.text_input("Neuer Name", max_chars=80)
    long_name = st.text_input("Langname oder amtlicher Name (sonst wie oben)", max_chars=160)
    if st.form_submit_button(_PREPARE):

        def prepare() -> str:
            chosen, name = required_choice(key, "das Handlungsfeld oder Haus"), required(short_name, "den neuen Namen")
            other = long_name.strip() or name
            if chosen in fields:
                content = with_field_name(newest.content, fields[chosen].number, name, other)
            else:
                content = with_body_name(newest.content, chosen, name, other)
            return _prepared(Prepared(content, f"{labels[chosen]} heißt künftig {name}"))

        attempt(prepare)


def _heir_form(newest: Load, who: Acting) -> None:
    del who
    names = {each.code: each.short_name for each in load_master(data.store()).departments if each.valid_to is None}
    labels = {code: f"{name} ({code})" for code, name in names.items()}
    code, heir = _box("Welches Haus endet?", labels), _box("Wer übernimmt alles?", labels)
    last_day = st.date_input("Letzter Tag des Hauses", value=None, format=_DAY)
    if st.form_submit_button(_PREPARE):

        def prepare() -> str:
            ends, follows = required_choice(code, "das Haus, das endet"), required_choice(heir, "das Haus, das übernimmt")
            if ends == follows:
                raise RefusalError("Das Haus, das endet, kann nicht selbst übernehmen; bitte wählen Sie ein anderes.")
            day = required_choice(last_day, "den letzten Tag")
            content = with_heir(newest.content, ends, follows, day)
            return _prepared(Prepared(content, f"{ends} geht nach dem {formats.day(day)} in {follows} auf"))

        attempt(prepare)


def _box(label: str, labels: Mapping[str, str]) -> str | None:
    """A box in which nothing is chosen before somebody does; a name that has just changed stands there by its code."""
    return st.selectbox(label, list(labels), None, format_func=lambda code: labels.get(code, code), placeholder="Bitte wählen")


_PREPARE = "Zeigen, was sich ändert"


def _prepared(prepared: Prepared) -> str:
    st.session_state[PREPARED] = prepared
    return f"{prepared.what}: Was sich damit ändert, steht unten; übernommen ist noch nichts."


def _take(content: bytes, who: Acting, reason: str) -> None:
    take_master(data.store(), content, ENTERED, by=who.function, reason=reason)
