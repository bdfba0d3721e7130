"""The inquiries to a body and its answers: given here in a minute, or with its list; what was given here can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.master import Round
from dashboard.refusals import require_all
from dashboard.rounds.replying import reply, withdraw_reply
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.delivery_board.row import BoardRow
from dashboard.ui.telling import attempt
from dashboard.ui.ways_to_measures import link_to_measure
from dashboard.ui.working_group.forms import answer_origin, form_key, next_form, standing

_UNFOLDED = 2
"""So few unanswered inquiries have their form open at once."""


def show_inquiries(row: BoardRow, who: Acting, steering_round: Round) -> None:
    """The inquiries of this round, of others the unanswered ones and those that were answered here; nothing where there is none.

    Also what a body was asked that this one has followed by the round.
    """
    asked = data.frame("meetings/inquiries", round=steering_round.code).to_dicts()
    shown = [each for each in asked if (each["heir"] or each["department"]) == row.department and _is_shown(each, steering_round)]
    if not shown:
        return
    st.subheader("Rückfragen an dieses Haus", anchor=False)
    waiting = [each for each in shown if each["answer"] is None]
    may_see, may_answer = who.may_see(row.department), who.may(Act.REPLY, row.department)
    for each in sorted(shown, key=lambda each: each["answer"] is not None):
        with st.container(border=True, gap="xsmall"):
            _show_one(each, steering_round, may_see_draft=may_see)
            if may_answer and each["answer"] is None:
                _answer_form(each, row.department, who, is_open=len(waiting) <= _UNFOLDED)
            elif may_answer and each["reply_id"] is not None:
                _taking_back(each, row.department, who)


def _is_shown(each: Mapping[str, Any], steering_round: Round) -> bool:
    return each["answer"] is None or each["reply_id"] is not None or each["round"] == steering_round.code


def _show_one(each: Mapping[str, Any], steering_round: Round, *, may_see_draft: bool) -> None:
    told = [f"**Nr. {each['inquiry_id']}**", standing(each, may_see_draft=may_see_draft)]
    if each["round"] != steering_round.code:
        told.insert(1, f"zur Runde {formats.literal(each['round'])}")
    lines = [" · ".join(told), formats.literal(each["text"])]
    if each["answer"] is not None:
        lines.append(f"**Antwort:** {formats.literal(each['answer'])}")
    st.markdown("  \n".join(lines))
    if each["measure_id"]:
        named = f"{each['measure_id']} · {each['title']}" if each["title"] else each["measure_id"]
        link_to_measure(formats.literal(named), each["measure_id"], {})
    asked = f"Gefragt am {formats.day(each['asked_on'])}: {each['asked_by']}"
    origin = [asked, f"gefragt war {each['name']}" if each["heir"] else "", answer_origin(each)]
    st.caption(formats.literal(" · ".join(part for part in origin if part)))


def _answer_form(each: Mapping[str, Any], body: str, who: Acting, *, is_open: bool) -> None:
    number = each["inquiry_id"]
    with st.expander(f"Frage Nr. {number} beantworten", expanded=is_open), st.form(form_key(f"antwort-{number}"), border=False):
        text = st.text_area("Antwort")
        function = st.text_input("Antwort freigegeben durch (Funktion, kein Name)", placeholder="z. B. Abteilungsleitung")
        proof = st.text_input("Nachweis (E-Mail vom …, Aktenzeichen)") if who.is_lead_unit else ""
        if st.form_submit_button("Antwort geben"):
            attempt(lambda: _answered(number, body, text, function, proof, who))


def _answered(number: int, body: str, text: str, function: str, proof: str, who: Acting) -> str:
    basis = {"den Nachweis": proof} if who.is_lead_unit else {}
    require_all({"die Antwort": text, "die freigebende Funktion": function, **basis})
    reply(data.books(Act.REPLY, body), number, text, released_by=function, by=who.function, proof=proof)
    next_form()
    return f"Die Frage Nr. {number} ist beantwortet. Die Antwort ist für alle Häuser zu lesen und kann zurückgenommen werden."


def _taking_back(each: Mapping[str, Any], body: str, who: Acting) -> None:
    number, reply_id = each["inquiry_id"], each["reply_id"]
    with (
        st.expander(f"Antwort auf Nr. {number} zurücknehmen", type="compact"),
        st.form(form_key(f"antwort-zurueck-{reply_id}"), border=False),
    ):
        st.markdown("Die Antwort bleibt mit dem Grund in den Büchern; danach kann neu geantwortet werden.")
        reason = st.text_input("Grund", placeholder="z. B. Zahlendreher")
        if st.form_submit_button("Antwort zurücknehmen"):
            attempt(partial(_taken_back, each, body, reason, who))


def _taken_back(each: Mapping[str, Any], body: str, reason: str, who: Acting) -> str:
    withdraw_reply(data.books(Act.REPLY, body), each["reply_id"], reason=reason, by=who.function)
    next_form()
    return f"Die Antwort auf die Frage Nr. {each['inquiry_id']} ist zurückgenommen."
