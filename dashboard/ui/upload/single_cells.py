"""A word may mean another thing in one of its cells: there the answer for all cells can be overruled."""

from __future__ import annotations

import streamlit as st

from dashboard.intake.answers.answers import AnswerKind
from dashboard.intake.answers.questions import QuestionGroup
from dashboard.intake.desk.draft import Draft
from dashboard.ui.upload.answering import give, key_of, shown, take_away
from dashboard.ui.upload.listing import page_of

_CELLS_AT_ONCE = 10


def ask_single_cells(draft: Draft, question: QuestionGroup) -> None:
    """The same word may mean another thing in one of its cells: that cell can be answered for itself."""
    if len(question.cells) < 2 or question.kind is not AnswerKind.VALUE or not (question.choices and question.can_be_remembered):
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
    shown(key, next((str(at) for at, each in enumerate(question.choices) if own and each.value == own.value), None))
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


def _key(draft: Draft, question: QuestionGroup, part: str) -> str:
    return key_of(draft, question.kind, *question.subject, part=part)
