"""Statements of a measure that contradict each other, and others that want a look, with both cells. They override nothing."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.intake.answers.answers import Answer, AnswerKind
from dashboard.intake.joining.contradictions import Contradiction, Statement
from dashboard.ui.attention import RULES, Rule
from dashboard.ui.parts import show_table
from dashboard.ui.upload.answering import give, key_of, page_of, preset, take_away
from dashboard.ui.upload.work import Work

_AT_ONCE = 15
_BOTH_HOLD = "Beides stimmt, weil … (leer: Der Hinweis bleibt)"
_CONTRADICTING = (
    "Sie halten nichts auf und ändern keinen Wert. Bitte berichtigen Sie die Liste, oder sagen Sie, warum beides stimmt."
)
_BESIDE = {
    "same_report": "Das ist kein Fehler und hält nichts auf. Bitte bringen Sie den Text auf den neuen Stand, oder sagen Sie, "
    "warum er noch gilt.",
    "target_reached": "Das ist kein Fehler und hält nichts auf. Bitte melden Sie die Maßnahme als beendet oder ein neues Ziel, "
    "oder sagen Sie, warum sie weitergeht.",
}
"""What is found beside contradictions and is none, by its rule of queries/attention/, and what is asked."""


def show_contradictions(work: Work) -> None:
    """All contradictions, then what is none and wants a look; those that were set aside keep their reason in sight."""
    by_rule: dict[str, list[Contradiction]] = {}
    for found in work.comparison.contradictions:
        by_rule.setdefault(found.kind if found.kind in _BESIDE else "contradiction", []).append(found)
    for rule in (rule for rule in RULES if rule.name in by_rule):
        _show_rule(work, rule, by_rule[rule.name])


def _show_rule(work: Work, rule: Rule, found: list[Contradiction]) -> None:
    st.subheader(f"{rule.heading} ({formats.number(len(found))})", anchor=False)
    st.markdown(_BESIDE.get(rule.name, _CONTRADICTING))
    for each in page_of(found, f"widersprueche-{rule.name}", _AT_ONCE):
        with st.container(border=True):
            _show(work, each)


def _show(work: Work, found: Contradiction) -> None:
    st.markdown(f"**{formats.literal(found.title)}** · {found.measure_id or 'neu'}  \n{formats.literal(found.sentence)}")
    rows = [_row(each) for each in (found.first, found.second)]
    show_table(pl.DataFrame(rows), f"Die beiden Angaben zu „{found.title}“")
    key = key_of(work.draft, AnswerKind.SET_ASIDE, *found.subject)
    answer = work.draft.answers.find(AnswerKind.SET_ASIDE, *found.subject)
    if found.set_aside_reason and answer is None:
        st.caption(f"Schon mit einer früheren Liste begründet: {formats.literal(found.set_aside_reason)}")
    preset(key, (answer.reason or "") if answer else "")
    st.text_input(
        "Es stimmt so, weil … (leer: Der Hinweis bleibt)" if found.kind in _BESIDE else _BOTH_HOLD,
        key=key,
        max_chars=500,
        on_change=_put_reason,
        args=(work.draft.draft_id, found, key),
    )


def _row(statement: Statement) -> dict[str, str]:
    return {
        "Feld": statement.label,
        "Da steht": formats.literal(statement.value),
        "Zelle": statement.cell or "aus der vorigen Rückmeldung",
    }


def _put_reason(draft_id: str, found: Contradiction, key: str) -> None:
    reason = str(st.session_state[key]).strip()
    if reason:
        give(draft_id, Answer(AnswerKind.SET_ASIDE, found.subject, value=True, reason=reason))
    else:
        take_away(draft_id, AnswerKind.SET_ASIDE, *found.subject)
