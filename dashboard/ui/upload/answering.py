"""Giving and taking back answers: each click goes to the desk at once. Long lists come a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from dashboard import formats
from dashboard.intake.answers.answers import Answer, AnswerKind
from dashboard.intake.desk import Draft
from dashboard.ui.telling import refusal_told
from dashboard.ui.upload.work import desk, work_of

T = TypeVar("T")
NO_DELIVERY = 0
"""On the desk: compared at a moment when the department had no delivery. Deliveries count from 1."""


def give(draft_id: str, *answers: Answer) -> None:
    """Keep answers of a draft in place of older ones to the same questions."""
    with refusal_told():
        before = desk().draft(draft_id)
        draft = desk().keep(draft_id, before.answers.given(*answers))
        if any(answer.kind is AnswerKind.DEPARTMENT for answer in answers):
            remember_basis(draft_id, work_of(draft).comparison.based_on)


def take_away(draft_id: str, kind: AnswerKind, *subject: str) -> None:
    """Let a question be open again."""
    with refusal_told():
        draft = desk().draft(draft_id)
        desk().keep(draft_id, draft.answers.withdrawn(kind, *subject))


def key_of(draft: Draft, kind: AnswerKind, *subject: str, part: str = "") -> str:
    """The name of a control: one per draft and question, and the same after a reload."""
    return "|".join((draft.draft_id, kind.value, *subject, part))


def preset(key: str, value: T) -> None:
    """Let a control show what is kept, before it is drawn; the desk is right, whatever the control said before."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def remember_basis(draft_id: str, newest: int | None) -> None:
    """Keep which delivery of the department the house has now seen its list beside; None: there is none."""
    with refusal_told():
        draft = desk().draft(draft_id)
        desk().keep(draft_id, draft.answers, based_on=newest or NO_DELIVERY)


SHOWN = 50


def page_of(rows: Sequence[T], key: str, per_page: int = SHOWN) -> Sequence[T]:
    """The rows of the page that is chosen, with the control to choose below the heading where there are several pages."""
    pages = -(-len(rows) // per_page)
    if pages <= 1:
        return rows
    number = st.pagination(pages, key=f"seite-{key}", max_visible_pages=5)
    first = (min(number, pages) - 1) * per_page
    last = min(first + per_page, len(rows))
    st.caption(f"{formats.number(first + 1)} bis {formats.number(last)} von {formats.number(len(rows))}")
    return rows[first:last]
