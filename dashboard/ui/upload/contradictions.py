"""Statements of one measure that do not go together: both cells side by side. They override nothing."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.intake.answers.answers import Answer, AnswerKind
from dashboard.intake.joining.contradictions import Contradiction, Statement
from dashboard.ui.parts import show_table
from dashboard.ui.upload.answering import give, key_of, page_of, preset, take_away
from dashboard.ui.upload.work import Work

_AT_ONCE = 15


def show_contradictions(work: Work) -> None:
    """All contradictions; those that were set aside keep their reason in sight."""
    found = work.comparison.contradictions
    if not found:
        return
    st.subheader(f"Widersprüchliche Angaben ({formats.number(len(found))})", anchor=False)
    st.markdown(
        "Sie halten nichts auf und ändern keinen Wert. Bitte berichtigen Sie die Liste, oder sagen Sie, warum beides stimmt."
    )
    for contradiction in page_of(found, "widersprueche", _AT_ONCE):
        with st.container(border=True):
            _show(work, contradiction)


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
        "Beides stimmt, weil … (leer: Der Hinweis bleibt)",
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
