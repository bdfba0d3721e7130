"""One question of a list with its answers, for all its cells or for a single one; "Unklar lassen" is always among them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st
from babel.numbers import NumberFormatError, parse_decimal

from dashboard import formats
from dashboard.documents.field_values import FieldWords
from dashboard.intake.answers.answers import Answer, AnswerKind
from dashboard.intake.answers.questions import RUNS_ON, UNCLEAR, QuestionGroup
from dashboard.intake.desk import Draft
from dashboard.intake.joining.candidates import Known, Place
from dashboard.ui.day_field import TypedDay, day_field, typed_day, written
from dashboard.ui.upload.answering import give, key_of, page_of, preset, take_away
from dashboard.ui.upload.last_told import last_told_sentence, offer_last_told
from dashboard.ui.upload.sentences import row_sentence, rows_sentence, severity_words
from dashboard.ui.upload.unanswered import unanswered_sentence

_FEW = 9
"""So many choices stand side by side; more go into a box."""
_UNCLEAR = "unklar"
_REMEMBER = "Für die nächste Liste merken"


def show_question(
    draft: Draft, question: QuestionGroup, earlier: Answer | None, told: Mapping[Place, Known], words: FieldWords
) -> None:
    """Ask one question; `earlier` is what the house answered for an earlier list and wants to be proposed.

    `told` are the stored measures that rows of the list were joined to.
    """
    with st.container(border=True):
        st.markdown(f"**{formats.literal(question.sentence)}**")
        state = f"{severity_words(question.severity)} · {state_words(question)}"
        holds = "" if question.is_answered else f" · {unanswered_sentence(question, words)}"
        st.caption(f"{state}{formats.literal(holds)}")
        st.markdown(formats.literal(question.message))
        if len(question.cells) > 1:
            many = formats.number(len(question.cells))
            st.markdown(f"Eine Antwort gilt für alle {many} Stellen: {formats.literal(question.places)}.")
        if question.measures:
            rows, count = question.measures, question.measure_count
            about = row_sentence(rows[0], words) if count == 1 else rows_sentence(rows, count)
            last_told = last_told_sentence(question, told, words)
            st.caption(formats.literal(" · ".join(part for part in (about, last_told) if part)))
        if earlier is not None and question.answer is None:
            _show_earlier(draft, question, earlier)
        offer_last_told(draft, question, told)
        _ask(draft, question)
        ask_single_cells(draft, question)
        if question.can_be_remembered and question.is_answered:
            _ask_to_remember(draft, question)


def state_words(question: QuestionGroup) -> str:
    """Whether a question is answered, left unclear, or open."""
    if question.is_answered:
        return "✓ beantwortet"
    if question.answer is not None:
        return "unklar gelassen"
    return "noch offen" if question.wants_answer else "so verstanden"


def _show_earlier(draft: Draft, question: QuestionGroup, earlier: Answer) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"Früher geantwortet: **{formats.literal(answer_words(question, earlier.value))}**", width="content")
        st.button(
            "Wieder so",
            key=_key(draft, question, "wieder"),
            help=f"Frühere Antwort übernehmen: {formats.literal(question.sentence)}",
            on_click=give,
            args=(draft.draft_id, earlier),
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
    preset(key, _chosen(question))
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
    given = question.answer.value if question.answer else None
    refused = _key(draft, question, "kein-tag")
    preset(key, written(date.fromisoformat(given) if isinstance(given, str) else None))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        day_field("Tag", key=key, width=200, on_change=_put_day, args=(draft, question, key, refused))
        if question.field == "end":
            _button(draft, question, "Läuft ohne Ende weiter", dict(RUNS_ON))
        _unclear_button(draft, question)
    if fault := st.session_state.pop(refused, None):
        st.error(formats.literal(fault), icon=":material/error:")


def _put_day(draft: Draft, question: QuestionGroup, key: str, refused: str) -> None:
    """What is no day is told at the control with the next run, and nothing is kept of it."""
    typed = typed_day(st.session_state[key])
    if typed.fault is not None:
        st.session_state[refused] = typed.fault
    else:
        _give(draft, question, typed.day.isoformat() if typed.day else None)


def _ask_number(draft: Draft, question: QuestionGroup) -> None:
    """As text, because the control for numbers knows the English decimal point only."""
    key = _key(draft, question, "zahl")
    given, refused = question.answer.value if question.answer else None, _key(draft, question, "keine-zahl")
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    preset(key, formats.number(given) if is_number and given is not None else "")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        label = "Prozent (0 bis 100)" if question.field == "progress_percent" else "Zahl"
        st.text_input(label, key=key, width=200, on_change=_put_number, args=(draft, question, key, refused))
        _unclear_button(draft, question)
    if said := st.session_state.pop(refused, None):
        st.error(
            formats.literal(f"„{said}“ ist keine passende Zahl; bitte nur die Zahl eingeben, zum Beispiel 40 oder 12,5."),
            icon=":material/error:",
        )


def _put_number(draft: Draft, question: QuestionGroup, key: str, refused: str) -> None:
    """What is no number is told at the control with the next run, and nothing is kept of it."""
    said = str(st.session_state[key]).strip()
    if not said:
        take_away(draft.draft_id, question.kind, *question.subject)
        return
    number = number_of(said)
    if number is None or (question.field == "progress_percent" and not 0 <= number <= 100):
        st.session_state[refused] = said
    else:
        _give(draft, question, number)


def number_of(said: str) -> float | None:
    """A German number ("1.234,5", "40 %") or None."""
    try:
        return float(parse_decimal(said.rstrip("% ").replace(formats.MINUS, "-"), locale=formats.LOCALE, strict=True))
    except NumberFormatError:
        return None


def _ask_period(draft: Draft, question: QuestionGroup) -> None:
    """First and last day together in a form: one of them alone is no answer yet, but an open end."""
    given = question.answer.value if question.answer and isinstance(question.answer.value, dict) else {}
    begin, end = _key(draft, question, "von"), _key(draft, question, "bis")
    form = _key(draft, question, "zeitraum")
    with st.form(form, border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        first, last = (date.fromisoformat(str(given[edge])) if given.get(edge) else None for edge in ("start", "end"))
        edges = (
            day_field("von", first, key=begin, width=160),
            day_field("bis (leer: läuft weiter)", last, key=end, width=200),
        )
        is_put = st.form_submit_button("So verstehen", key=_key(draft, question, "setzen"))
    _unclear_button(draft, question)
    if is_put:
        _put_period(draft, question, *edges)


def _put_period(draft: Draft, question: QuestionGroup, first: TypedDay, last: TypedDay) -> None:
    if faults := [each.fault for each in (first, last) if each.fault is not None]:
        st.error(formats.literal(" ".join(faults)), icon=":material/error:")
        return
    days = [each.day for each in (first, last) if each.day is not None]
    if not days or (len(days) == 2 and days[0] > days[1]):
        st.error("Bitte mindestens einen Tag angeben; das Ende liegt nicht vor dem Beginn.")
        return
    start, end = (each.day.isoformat() if each.day is not None else None for each in (first, last))
    _give(draft, question, {"start": start, "end": end, "is_ongoing": end is None, "period_precision": "day"})
    st.rerun()


def _unclear_button(draft: Draft, question: QuestionGroup) -> None:
    _button(draft, question, UNCLEAR, None)


def _button(draft: Draft, question: QuestionGroup, label: str, value: Any) -> None:
    """An answer beside an input, with a mark where it is the given one."""
    is_given = question.answer is not None and question.answer.value == value
    key = _key(draft, question, f"knopf-{label}")
    st.button(f"{'✓ ' if is_given else ''}{label}", key=key, on_click=_give, args=(draft, question, value))


def _ask_to_remember(draft: Draft, question: QuestionGroup) -> None:
    key = _key(draft, question, "merken")
    preset(key, bool(question.answer and question.answer.is_remembered))
    st.checkbox(_REMEMBER, key=key, on_change=_remember, args=(draft, question, key))


def _remember(draft: Draft, question: QuestionGroup, key: str) -> None:
    if question.answer is not None:
        give(draft.draft_id, question.with_value(question.answer.value, is_remembered=bool(st.session_state[key])))


def _give(draft: Draft, question: QuestionGroup, value: Any) -> None:
    """An answer that can be remembered is, until the house says otherwise: it sees the mark beside each."""
    give(draft.draft_id, question.with_value(value, is_remembered=question.can_be_remembered and value is not None))


def answer_words(question: QuestionGroup, value: Any) -> str:
    """How an answer reads in German."""
    return question.label_of(value)


def _key(draft: Draft, question: QuestionGroup, part: str) -> str:
    return key_of(draft, question.kind, *question.subject, part=part)


_CELLS_AT_ONCE = 10


def ask_single_cells(draft: Draft, question: QuestionGroup) -> None:
    """The same word may mean another thing in one of its cells: that cell can be answered for itself."""
    if len(question.cells) < 2 or question.kind is not AnswerKind.VALUE or not question.choices:
        return
    label = "Einzelne Zellen anders beantworten"
    with st.expander(label, key=_key(draft, question, "einzeln"), type="compact", on_change="rerun") as details:
        if not details.open:
            return
        cells = [(sheet, cell) for sheet, cell in question.cells if sheet and cell]
        for sheet, cell in page_of(cells, _key(draft, question, "zellen"), _CELLS_AT_ONCE):
            _ask_single_cell(draft, question, sheet, cell)


def _ask_single_cell(draft: Draft, question: QuestionGroup, sheet: str, cell: str) -> None:
    labels = {str(at): choice.label for at, choice in enumerate(question.choices)}
    own = question.cell_answers.get((sheet, cell))
    key = _key(draft, question, f"{sheet}!{cell}")
    preset(key, next((str(at) for at, each in enumerate(question.choices) if own and each.value == own.value), None))
    st.selectbox(
        f"„{sheet}“ {cell}",
        list(labels),
        index=None,
        format_func=lambda code: labels.get(code, code),
        placeholder="wie die anderen",
        key=key,
        on_change=_choose_for_cell,
        args=(draft, question, (sheet, cell), key),
    )


def _choose_for_cell(draft: Draft, question: QuestionGroup, place: tuple[str, str], key: str) -> None:
    code = st.session_state[key]
    if code is None:
        take_away(draft.draft_id, AnswerKind.VALUE, *question.subject[:3], *place)
    else:
        give(draft.draft_id, question.for_cell(*place, question.choices[int(code)].value))
