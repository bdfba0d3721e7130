"""Reminders: who gets one next and who was reminded last, the text to send, and the record of what went out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.documents.mail import reminder
from dashboard.master import Round
from dashboard.refusals import require_all, required_choice
from dashboard.rounds.reminding import OWING, Sent, remind, withdraw_reminder
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.day_field import TypedDay, day_field, needed
from dashboard.ui.delivery_board.row import BoardRow
from dashboard.ui.mail import show_mail
from dashboard.ui.telling import attempt
from dashboard.ui.viewing import viewer
from dashboard.ui.working_group.forms import form_key, next_form
from dashboard.vocabulary import LABELS

_FUNCTION = "Erinnert wurde (Funktion, kein Name)"
_USUAL = "Ansprechstelle"


def show_round_of_reminders(rows: Sequence[BoardRow], who: Acting, steering_round: Round) -> None:
    """The sentence on reminders, and the lead unit's form to record one for several bodies; nothing where nobody owes a thing."""
    sentence = reminders_sentence(rows)
    if not sentence or not viewer().sees_all:  # a house sees its own reminders alone, which make no sentence on all
        return
    st.markdown(f":material/notifications: {formats.literal(sentence)}")
    owing = {row.department: row for row in rows if row.state in OWING}
    if not (who.is_lead_unit and owing):
        return
    with st.expander("Erinnerungen vermerken", key="erinnerungen-vermerken", on_change="rerun") as details:
        if not details.open:
            return
        st.caption(
            "Verschickt wird nichts von hier aus: Den Text finden Sie beim einzelnen Haus. Hier steht danach, wer wann wie "
            "erinnert wurde. Vorgewählt ist, wer als Nächstes an der Reihe ist."
        )
        with st.form(form_key(f"erinnerungen-{steering_round.code}"), border=False):
            chosen = st.multiselect(
                "Häuser",
                list(owing),
                [code for code, row in owing.items() if row.gets_reminder],
                format_func=lambda code: f"{owing[code].name} ({code})" if code in owing else code,
                placeholder="Bitte wählen",
            )
            sent = _fields(rows[0].today)
            if st.form_submit_button("Erinnerungen vermerken"):
                attempt(lambda: _recorded(steering_round.code, chosen, sent, who))


def reminders_sentence(rows: Sequence[BoardRow]) -> str:
    """Who is reminded next, and who was reminded last; empty where neither can be said."""
    coming = [row.department for row in rows if row.gets_reminder]
    days = [row.reminded_on for row in rows if row.reminded_on is not None]
    parts = []
    if coming:
        parts.append(f"Als Nächstes zu erinnern: {formats.joined(coming)}.")
    elif any(row.state in OWING for row in rows):
        parts.append("Zurzeit ist niemand zu erinnern.")
    if days and parts:
        last = max(days)
        bodies = [row.department for row in rows if row.reminded_on == last]
        parts.append(f"Zuletzt erinnert am {formats.day(last)}: {formats.joined(bodies)}.")
    return " ".join(parts)


def _fields(today: date) -> tuple[str, str, TypedDay]:
    """Draw whom, by which way and when, side by side, inside a form."""
    first, second, third = st.columns(3, gap="small")
    ways = LABELS["reminder_way"]
    function = first.text_input(_FUNCTION, _USUAL)
    way = second.selectbox("Auf welchem Weg?", list(ways), format_func=lambda code: ways[code])
    return function, way, day_field("Am", today, place=third)


def _recorded(round_code: str, bodies: Sequence[str], fields: tuple[str, str, TypedDay], who: Acting) -> str:
    function, way, day = fields
    given = {"ein Haus": bodies or None, "die erinnerte Funktion": function, "den Tag der Erinnerung": day}
    require_all(given, [day.fault])
    sent = Sent(function, way, needed(day, "den Tag der Erinnerung"))
    remind(data.books(Act.REMIND), round_code, bodies, sent, by=who.function)
    next_form()
    count = formats.counted(len(bodies), "Erinnerung ist", "Erinnerungen sind")
    return f"{count} vermerkt: {formats.joined(list(bodies))} am {formats.day(sent.on)}."


def show_reminders(row: BoardRow, who: Acting, steering_round: Round) -> None:
    """For the lead unit: the reminders of one body, the text of the next one, and the form that records it."""
    found = data.frame("reminders/list", round=steering_round.code, department=row.department).to_dicts()
    if found:
        st.markdown("\n".join(f"- {formats.literal(reminder_line(each))}" for each in found))
    with st.expander("Erinnerung schreiben", key=f"erinnern-{row.department}", on_change="rerun") as details:
        if details.open:
            show_mail(reminder(data.store(), row.department, steering_round.code))
    if row.state in OWING:
        with st.expander("Erinnerung vermerken"), st.form(form_key(f"erinnert-{row.department}"), border=False):
            sent = _fields(row.today)
            if st.form_submit_button("Erinnerung vermerken"):
                attempt(lambda: _recorded(steering_round.code, [row.department], sent, who))
    if found:
        _taking_back(found, who)


def reminder_line(each: Mapping[str, Any]) -> str:
    """ "Erinnerung Nr. 3 am 12.11.2026 (Mail) an: Ansprechstelle; vermerkt durch …"."""
    way = LABELS["reminder_way"][each["way"]]
    return (
        f"Erinnerung Nr. {each['reminder_id']} am {formats.day(each['reminded_on'])} ({way}) an: {each['addressed_to']}; "
        f"vermerkt durch {each['recorded_by']}"
    )


def _taking_back(found: Sequence[Mapping[str, Any]], who: Acting) -> None:
    numbers = {each["reminder_id"]: reminder_line(each) for each in found}
    with (
        st.expander("Erinnerung zurückziehen", type="compact"),
        st.form(form_key(f"erinnerung-zurueck-{found[0]['department']}"), border=False),
    ):
        number = st.selectbox(
            "Welche Erinnerung?",
            list(numbers),
            0 if len(numbers) == 1 else None,
            format_func=lambda each: numbers.get(each, str(each)),
            placeholder="Bitte wählen",
        )
        reason = st.text_input("Grund", placeholder="z. B. beim falschen Haus vermerkt")
        if st.form_submit_button("Erinnerung zurückziehen"):
            attempt(partial(_taken_back, number, reason, who))


def _taken_back(number: int | None, reason: str, who: Acting) -> str:
    require_all({"die Erinnerung": number, "den Grund": reason})
    number = required_choice(number, "die Erinnerung")
    withdraw_reminder(data.books(Act.REMIND), number, reason=reason, by=who.function)
    next_form()
    return f"Die Erinnerung Nr. {number} ist zurückgezogen; sie bleibt mit dem Grund in den Büchern."
