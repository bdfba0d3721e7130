"""What is entered without Excel: the next round, a meeting of the working group, another deadline; a new name and an heir, of
which first is shown what they change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.intake.master.adding import with_body_name, with_deadline, with_field_name, with_heir, with_meeting, with_round
from dashboard.intake.master.tables import Load
from dashboard.intake.master.taking import take_master
from dashboard.intake.master.wording import ENTERED
from dashboard.refusals import RefusalError, require_all, required_choice
from dashboard.rounds.under_way import CALL_DAYS, called_from, is_called
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.day_field import day_field, needed
from dashboard.ui.telling import attempt

PREPARED = "stammdaten-vorbereitet"
"""Where a visit keeps what a form has prepared until it is taken or dropped."""
FIRST_DAY = "den Tag, ab dem neue Namen gelten,"
FROM_THEN = (
    "Runden, deren Stichtag davor liegt, behalten die bisherigen Namen, festgeschriebene immer. Für die Berichtigung eines "
    "Schreibfehlers nennen Sie einen Tag vor der ersten Runde, die sie betreffen soll."
)
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
        with _folded("Feld oder Haus umbenennen", "name") as details:
            if details.open:
                _show_renaming(newest)
        _form("Haus in ein anderes überführen", "nachfolge", _heir_form, newest, who)


def _form(label: str, key: str, draw: Callable[[Load, Acting], None], newest: Load, who: Acting) -> None:
    with _folded(label, key) as details:
        if details.open:
            # Named after what holds, so that it is empty again once its entry was taken.
            with st.form(f"formular-{key}-{newest.loaded_at:%H%M%S}", border=False):
                draw(newest, who)


def _folded(label: str, key: str) -> ExpanderContainer:
    return st.expander(label, key=f"stammdaten-{key}", on_change="rerun", width=380)


def _round_form(newest: Load, who: Acting) -> None:
    code = st.text_input("Runde (kurz, wie 2027)", max_chars=20)
    title = st.text_input("Titel", max_chars=120, placeholder="Steuerungsrunde 2027")
    reference_date = day_field("Stichtag")
    deadline = day_field("Frist für die Listen")
    held_on = day_field("Sitzung am (falls bekannt)")
    st.caption(_WHEN)
    if st.form_submit_button("Runde anlegen"):

        def add() -> str:
            gaps = {"die Runde": code, "den Stichtag": reference_date}
            require_all(gaps, [each.fault for each in (reference_date, deadline, held_on)])
            named = code.strip()
            content = with_round(
                newest.content,
                named,
                title.strip() or f"Steuerungsrunde {named}",
                held_on=held_on.day,
                reference_date=needed(reference_date, "den Stichtag"),
                deadline=deadline.day,
            )
            _take(content, who, f"Runde {named} angelegt")
            told = (("Stichtag", reference_date.day), ("Frist", deadline.day), ("Sitzung am", held_on.day))
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
    typed = day_field("Tag")
    title = st.text_input("Titel", max_chars=120, placeholder="Sitzung der Arbeitsgruppe")
    if st.form_submit_button("Sitzung anlegen"):

        def add() -> str:
            day = needed(typed, "den Tag der Sitzung")
            content = with_meeting(newest.content, day, title.strip() or "Sitzung der Arbeitsgruppe")
            _take(content, who, f"Sitzung am {formats.day(day)} angelegt")
            return f"Die Sitzung am {formats.day(day)} ist angelegt."

        attempt(add)


def _deadline_form(newest: Load, who: Acting) -> None:
    code = st.selectbox("Runde", [each.code for each in data.steering_rounds()], None, placeholder="Bitte wählen", width=240)
    typed = day_field("Neue Frist")
    if st.form_submit_button("Frist ändern"):

        def change() -> str:
            require_all({"die Runde": code, "die neue Frist": typed}, [typed.fault])
            chosen, deadline = required_choice(code, "die Runde"), needed(typed, "die neue Frist")
            content = with_deadline(newest.content, chosen, deadline)
            _take(content, who, f"Frist der Runde {chosen} geändert")
            return f"Die Frist der Runde {chosen} ist jetzt der {formats.day(deadline)}."

        attempt(change)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A workbook made by a form, of which is shown what it changes before it is taken; `what` is done with it, for the books.

    `valid_from`: the day from which its new names hold; None where it brings none.
    """

    content: bytes
    what: str
    valid_from: date | None = None


def _show_renaming(newest: Load) -> None:
    """What gets another name is chosen outside the form: its long name, as it is, then stands in its field."""
    master = data.master_data()
    fields = {str(each.number): each for each in master.action_fields}
    bodies = {each.code: each for each in master.departments if each.valid_to is None}
    labels = {number: f"Handlungsfeld {number} {each.short_name}" for number, each in fields.items()}
    labels |= {code: f"{each.short_name} ({code})" for code, each in bodies.items()}
    old = {number: each.long_name for number, each in fields.items()}
    old |= {code: each.official_name for code, each in bodies.items()}
    entry = f"{newest.loaded_at:%H%M%S}"
    key = _box("Was heißt künftig anders?", labels, f"umbenennen-{entry}")
    with st.form(f"formular-name-{entry}", border=False):
        short_name = st.text_input("Neuer Name", max_chars=80)
        long_label = "Langname" if key in fields else "Amtlicher Name" if key in bodies else "Langname oder amtlicher Name"
        long_name = st.text_input(long_label, old.get(key or "", ""), max_chars=160, key=f"langname-{key}-{entry}")
        typed = day_field("Neue Namen gelten ab", help=FROM_THEN)
        if st.form_submit_button(_PREPARE):

            def prepare() -> str:
                gaps = {"das Handlungsfeld oder Haus": key, "den neuen Namen": short_name, FIRST_DAY: typed}
                require_all(gaps, [typed.fault])
                chosen, name = key or "", short_name.strip()
                other = long_name.strip() or old[chosen]
                if chosen in fields:
                    content = with_field_name(newest.content, fields[chosen].number, name, other)
                else:
                    content = with_body_name(newest.content, chosen, name, other)
                return _prepared(Prepared(content, f"{labels[chosen]} heißt künftig {name}", needed(typed, FIRST_DAY)))

            attempt(prepare)


def _heir_form(newest: Load, who: Acting) -> None:
    del who
    names = {each.code: each.short_name for each in data.master_data().departments if each.valid_to is None}
    labels = {code: f"{name} ({code})" for code, name in names.items()}
    code, heir = _box("Welches Haus endet?", labels), _box("Wer übernimmt alles?", labels)
    last_day = day_field("Letzter Tag des Hauses")
    if st.form_submit_button(_PREPARE):

        def prepare() -> str:
            gaps = {"das Haus, das endet,": code, "das Haus, das übernimmt,": heir, "den letzten Tag": last_day}
            require_all(gaps, [last_day.fault])
            ends, follows = required_choice(code, "das Haus, das endet"), required_choice(heir, "das Haus, das übernimmt")
            if ends == follows:
                raise RefusalError("Das Haus, das endet, kann nicht selbst übernehmen; bitte wählen Sie ein anderes.")
            day = needed(last_day, "den letzten Tag")
            content = with_heir(newest.content, ends, follows, day)
            return _prepared(Prepared(content, f"{ends} geht nach dem {formats.day(day)} in {follows} auf"))

        attempt(prepare)


def _box(label: str, labels: Mapping[str, str], key: str | None = None) -> str | None:
    """A box in which nothing is chosen before somebody does; a name that has just changed stands there by its code."""
    return st.selectbox(
        label, list(labels), None, format_func=lambda code: labels.get(code, code), placeholder="Bitte wählen", key=key, width=480
    )


_PREPARE = "Zeigen, was sich ändert"


def _prepared(prepared: Prepared) -> str:
    st.session_state[PREPARED] = prepared
    return f"{prepared.what}: Was sich damit ändert, steht unten; übernommen ist noch nichts."


def _take(content: bytes, who: Acting, reason: str) -> None:
    take_master(data.books(Act.MASTER_DATA), content, ENTERED, by=who.function, reason=reason)
