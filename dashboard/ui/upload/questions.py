"""One question of a list with its answers: a choice, a day, a number or a period; "Unklar lassen" is always among them."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.intake.answers.questions import UNCLEAR, QuestionGroup
from dashboard.intake.desk.draft import Draft
from dashboard.ui.upload.answering import give, key_of, shown, take_away
from dashboard.ui.upload.sentences import severity_words

OPEN_WORD = "noch offen"
_FEW = 6
"""So many choices stand side by side; more go into a box."""
_UNCLEAR = "unklar"
_REMEMBER = "Für die nächste Liste merken"


def show_question(draft: Draft, question: QuestionGroup, proposal: Any, *, is_proposed: bool) -> None:
    """Ask one question; `proposal` is what the house answered for an earlier list, where `is_proposed`."""
    state = "✓ beantwortet" if question.is_answered else "unklar gelassen" if question.answer else OPEN_WORD
    with st.container(border=True):
        st.markdown(f"**{formats.literal(question.sentence)}**")
        where = f"{formats.literal(question.places)} · " if question.places else ""
        st.caption(f"{where}{severity_words(question.severity)} · {state}")
        st.markdown(formats.literal(question.message))
        if is_proposed and question.answer is None:
            _show_proposal(draft, question, proposal)
        _ask(draft, question)
        if question.can_be_remembered and question.answer is not None and question.is_answered:
            _ask_to_remember(draft, question)


def _show_proposal(draft: Draft, question: QuestionGroup, proposal: Any) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"Früher geantwortet: **{formats.literal(answer_words(question, proposal))}**")
        st.button(
            "Wieder so",
            key=_key(draft, question, "wieder"),
            help=f"Frühere Antwort übernehmen: {question.sentence}",
            on_click=give,
            args=(draft.draft_id, question.with_value(proposal, is_remembered=True)),
        )


def _ask(draft: Draft, question: QuestionGroup) -> None:
    asking = {"date": _ask_day, "number": _ask_number, "period": _ask_period}.get(question.asks)
    if question.choices:
        _ask_choice(draft, question)
    if asking is not None:
        asking(draft, question)


def _ask_choice(draft: Draft, question: QuestionGroup) -> None:
    """The choices by their place in the list, so that values of any form can stand behind them."""
    labels = {str(at): choice.label for at, choice in enumerate(question.choices)}
    if not any(choice.value is None for choice in question.choices):
        labels[_UNCLEAR] = UNCLEAR
    key = _key(draft, question, "wahl")
    shown(key, _chosen(question))
    options, label = list(labels), f"Antwort: {question.sentence}"
    proposed = {str(at) for at, choice in enumerate(question.choices) if choice.is_proposed}

    def in_words(code: str) -> str:
        return labels.get(code, code) + (" (Vorschlag)" if code in proposed else "")

    if len(options) <= _FEW:
        st.radio(
            formats.literal(label),
            options,
            index=None,
            format_func=lambda code: formats.literal(in_words(code)),
            horizontal=True,
            key=key,
            label_visibility="collapsed",
            on_change=_choose,
            args=(draft, question, key),
        )
    else:
        st.selectbox(
            formats.literal(label),
            options,
            index=None,
            format_func=in_words,
            placeholder="bitte wählen",
            key=key,
            label_visibility="collapsed",
            on_change=_choose,
            args=(draft, question, key),
        )


def _chosen(question: QuestionGroup) -> str | None:
    if question.answer is None:
        return None
    codes = [str(at) for at, choice in enumerate(question.choices) if choice.value == question.answer.value]
    if codes:
        return codes[0]
    return _UNCLEAR if question.answer.value is None else None


def _choose(draft: Draft, question: QuestionGroup, key: str) -> None:
    code = st.session_state[key]
    if code is None:
        take_away(draft.draft_id, question.kind, *question.subject)
        return
    value = None if code == _UNCLEAR else question.choices[int(code)].value
    _give(draft, question, value)


def _ask_day(draft: Draft, question: QuestionGroup) -> None:
    key = _key(draft, question, "tag")
    told = question.answer.value if question.answer else None
    shown(key, date.fromisoformat(told) if isinstance(told, str) else None)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.date_input("Tag", value=None, format="DD.MM.YYYY", key=key, width=200, on_change=_put_day, args=(draft, question, key))
        _unclear_button(draft, question)


def _put_day(draft: Draft, question: QuestionGroup, key: str) -> None:
    day = st.session_state[key]
    _give(draft, question, day.isoformat() if day else None)


def _ask_number(draft: Draft, question: QuestionGroup) -> None:
    key = _key(draft, question, "zahl")
    told = question.answer.value if question.answer else None
    shown(key, float(told) if isinstance(told, int | float) and not isinstance(told, bool) else None)
    is_percent = question.field == "progress_percent"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.number_input(
            "Prozent (0 bis 100)" if is_percent else "Zahl",
            value=None,
            min_value=0.0 if is_percent else None,
            max_value=100.0 if is_percent else None,
            key=key,
            width=200,
            on_change=_put_number,
            args=(draft, question, key),
        )
        _unclear_button(draft, question)


def _put_number(draft: Draft, question: QuestionGroup, key: str) -> None:
    _give(draft, question, st.session_state[key])


def _ask_period(draft: Draft, question: QuestionGroup) -> None:
    """First and last day together in a form: one of them alone is no answer yet, but an open end."""
    told = question.answer.value if question.answer and isinstance(question.answer.value, dict) else {}
    begin, end = _key(draft, question, "von"), _key(draft, question, "bis")
    form = _key(draft, question, "zeitraum")
    with st.form(form, border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        first = st.date_input("von", value=told.get("start"), format="DD.MM.YYYY", key=begin, width=160)
        last = st.date_input("bis (leer: läuft weiter)", value=told.get("end"), format="DD.MM.YYYY", key=end, width=200)
        is_put = st.form_submit_button("So verstehen", key=_key(draft, question, "setzen"))
    _unclear_button(draft, question)
    if is_put:
        _put_period(draft, question, first, last)


def _put_period(draft: Draft, question: QuestionGroup, first: object, last: object) -> None:
    days = [day for day in (first, last) if isinstance(day, date)]
    if not days or (len(days) == 2 and days[0] > days[1]):
        st.error("Bitte mindestens einen Tag angeben; das Ende liegt nicht vor dem Beginn.")
        return
    start, end = (day.isoformat() if isinstance(day, date) else None for day in (first, last))
    _give(draft, question, {"start": start, "end": end, "is_ongoing": end is None, "period_precision": "day"})
    st.rerun()


def _unclear_button(draft: Draft, question: QuestionGroup) -> None:
    st.button(UNCLEAR, key=_key(draft, question, "unklar"), on_click=_give, args=(draft, question, None))


def _ask_to_remember(draft: Draft, question: QuestionGroup) -> None:
    key = _key(draft, question, "merken")
    shown(key, bool(question.answer and question.answer.is_remembered))
    st.checkbox(_REMEMBER, key=key, on_change=_remember, args=(draft, question, key))


def _remember(draft: Draft, question: QuestionGroup, key: str) -> None:
    if question.answer is not None:
        give(draft.draft_id, question.with_value(question.answer.value, is_remembered=bool(st.session_state[key])))


def _give(draft: Draft, question: QuestionGroup, value: Any) -> None:
    """An answer that can be remembered is, until the house says otherwise: it sees the mark beside each."""
    give(draft.draft_id, question.with_value(value, is_remembered=question.can_be_remembered and value is not None))


def answer_words(question: QuestionGroup, value: Any) -> str:
    """How an answer reads in German."""
    if isinstance(value, dict):
        days = [formats.day(date.fromisoformat(value[name])) if value.get(name) else "offen" for name in ("start", "end")]
        return " bis ".join(days)
    return question.label_of(value)


def _key(draft: Draft, question: QuestionGroup, part: str) -> str:
    return key_of(draft, question.kind, *question.subject, part=part)
