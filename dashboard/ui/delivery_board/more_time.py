"""More time for a body: its house asks with a day and a reason, the lead unit decides, or extends by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.master import Round
from dashboard.refusals import require_all
from dashboard.rounds.more_time import decline, extend, grant, request, withdraw_request
from dashboard.rounds.reminding import OWING
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.day_field import TypedDay, day_field, needed
from dashboard.ui.delivery_board.row import BoardRow
from dashboard.ui.telling import attempt
from dashboard.ui.working_group.forms import form_key, next_form

_GRANT, _DECLINE = "Mehr Zeit gewähren", "Ablehnen"


def show_more_time(row: BoardRow, who: Acting, steering_round: Round) -> None:
    """What was asked and said, and the form that fits: to ask, to decide, to extend, to take back."""
    requests = data.frame("deadlines/requests", round=steering_round.code, department=row.department).to_dicts()
    for each in requests:
        st.markdown(f":material/schedule: {formats.literal(request_sentence(each))}")
    waiting = next((each for each in requests if each["is_granted"] is None), None)
    if waiting is not None and who.is_lead_unit:
        _decision(waiting, who)
    elif waiting is not None:
        _taking_back(waiting, who)
    elif who.is_lead_unit:
        _extension(row, who, steering_round)
    elif row.state in OWING:
        _asking(row, who, steering_round)


def request_sentence(each: Mapping[str, Any]) -> str:
    """Who asked for what and why, and what was said to it."""
    asked_on, until = formats.day(each["requested_at"].date()), formats.day(each["requested_to"])
    asked = f"Am {asked_on} um mehr Zeit bis {until} gebeten ({each['requested_by']}): {each['reason'].rstrip('.')}."
    if each["is_granted"] is None:
        return f"{asked} Entschieden ist darüber noch nicht."
    decided = f"am {formats.day(each['decided_at'].date())} durch {each['decided_by']}"
    if each["is_granted"]:
        return f"{asked} Gewährt {decided}."
    return f"{asked} Abgelehnt {decided}: {each['decision_reason']}"


def _proposed(row: BoardRow) -> date:
    return max(row.due.due or row.today, row.today) + timedelta(days=14)


def _asking(row: BoardRow, who: Acting, steering_round: Round) -> None:
    with st.expander("Um mehr Zeit bitten"), st.form(form_key(f"bitte-{row.department}"), border=False):
        until = day_field("Bis wann brauchen Sie Zeit?", _proposed(row))
        reason = st.text_input("Grund", placeholder="z. B. Die Zahlen der Ämter liegen erst am … vor")
        if st.form_submit_button("Um mehr Zeit bitten"):
            attempt(lambda: _asked(row, who, steering_round, until, reason))


def _asked(row: BoardRow, who: Acting, steering_round: Round, until: TypedDay, reason: str) -> str:
    require_all({"den Tag": until, "den Grund": reason}, [until.fault])
    day = needed(until, "den Tag")
    books = data.books(Act.ASK_FOR_TIME, row.department)
    request(books, steering_round.code, row.department, day, reason=reason, by=who.function)
    next_form()
    return f"Die Bitte um mehr Zeit bis {formats.day(day)} ist vermerkt; die federführende Stelle entscheidet darüber."


def _decision(waiting: Mapping[str, Any], who: Acting) -> None:
    number = waiting["request_id"]
    with (
        st.expander("Über die Bitte um mehr Zeit entscheiden", expanded=True),
        st.form(form_key(f"entscheiden-{number}"), border=False),
    ):
        what = st.radio("Entscheidung", [_GRANT, _DECLINE], None, horizontal=True)
        until = day_field("Neue Frist", waiting["requested_to"])
        reason = st.text_input("Grund (bei einer Ablehnung nötig)")
        if st.form_submit_button("Entscheidung vermerken"):
            attempt(lambda: _decided(waiting, what, until, reason, who))


def _decided(waiting: Mapping[str, Any], what: str | None, until: TypedDay, reason: str, who: Acting) -> str:
    body = waiting["department"]
    asked = {"die neue Frist": until} if what == _GRANT else {"den Grund der Ablehnung": reason} if what == _DECLINE else {}
    require_all({"die Entscheidung": what, **asked}, [until.fault] if what == _GRANT else [])
    if what == _GRANT:
        day = grant(data.books(Act.GIVE_TIME), waiting["request_id"], until=needed(until, "die neue Frist"), by=who.function)
        next_form()
        return f"Die Frist für {body} ist bis {formats.day(day)} verlängert."
    decline(data.books(Act.GIVE_TIME), waiting["request_id"], reason=reason, by=who.function)
    next_form()
    return f"Die Bitte von {body} ist abgelehnt; die Frist bleibt, wie sie war."


def _taking_back(waiting: Mapping[str, Any], who: Acting) -> None:
    number = waiting["request_id"]
    with st.expander("Bitte zurückziehen", type="compact"), st.form(form_key(f"bitte-zurueck-{number}"), border=False):
        reason = st.text_input("Grund", placeholder="z. B. Die Liste ist fertig")
        if st.form_submit_button("Bitte zurückziehen"):
            attempt(lambda: _taken_back(waiting, reason, who))


def _taken_back(waiting: Mapping[str, Any], reason: str, who: Acting) -> str:
    books = data.books(Act.ASK_FOR_TIME, waiting["department"])
    withdraw_request(books, waiting["request_id"], reason=reason, by=who.function)
    next_form()
    return "Die Bitte um mehr Zeit ist zurückgezogen."


def _extension(row: BoardRow, who: Acting, steering_round: Round) -> None:
    with st.expander("Frist verlängern"), st.form(form_key(f"frist-{row.department}"), border=False):
        until = day_field("Neue Frist", _proposed(row))
        reason = st.text_input("Grund (freiwillig)")
        if st.form_submit_button("Frist verlängern"):
            attempt(lambda: _extended(row, who, steering_round, needed(until, "die neue Frist"), reason))


def _extended(row: BoardRow, who: Acting, steering_round: Round, until: date, reason: str) -> str:
    extend(data.books(Act.GIVE_TIME), steering_round.code, row.department, until, reason=reason, by=who.function)
    next_form()
    return f"Die Frist für {row.name} ist bis {formats.day(until)} verlängert."
