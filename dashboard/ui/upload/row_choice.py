"""Accepting all rows or some: each row can be left out, and its measure stays as it is stored."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.intake.answers.answers import Answer, AnswerKind
from dashboard.intake.model import MeasureRow
from dashboard.ui.upload.answering import give, key_of, shown, take_away
from dashboard.ui.upload.listing import page_of
from dashboard.ui.upload.work import Work


def choose_rows(made: Work) -> None:
    """All rows at once unless the list of rows is opened; rows that were left out are told in either case."""
    left_out = len(made.comparison.left_out)
    total = len(made.reading.measures)
    told = f"{formats.number(total - left_out)} von {formats.number(total)} Zeilen werden übernommen"
    with st.expander(f"{told} · einzeln auswählen", key="zeilen", on_change="rerun") as details:
        if not details.open:
            return
        st.markdown("Zeilen ohne Häkchen werden nicht übernommen; ihre Maßnahmen bleiben, wie sie gespeichert sind.")
        kinds = {each.match.place: _kind(each.is_new, each.is_changed, each.is_co_report) for each in made.comparison.outcomes}
        for row in page_of(made.reading.measures, "zeilen"):
            _choose(made, row, kinds.get((row.sheet, row.row), "nicht übernommen"))


def _kind(is_new: bool, is_changed: bool, is_co_report: bool) -> str:
    if is_co_report:
        return "Mitmeldung"
    return "neu" if is_new else "geändert" if is_changed else "unverändert"


def _choose(made: Work, row: MeasureRow, kind: str) -> None:
    subject = (row.sheet, str(row.row))
    key = key_of(made.draft, AnswerKind.ROW, *subject)
    answer = made.draft.answers.find(AnswerKind.ROW, *subject)
    shown(key, answer is None or answer.value is not False)
    label = formats.literal(f"{row.values['title']} · {kind} · „{row.sheet}“, Zeile {row.row}")
    st.checkbox(label, key=key, on_change=_put, args=(made.draft.draft_id, subject, key))


def _put(draft_id: str, subject: tuple[str, str], key: str) -> None:
    if st.session_state[key]:
        take_away(draft_id, AnswerKind.ROW, *subject)
    else:
        give(draft_id, Answer(AnswerKind.ROW, subject, value=False))
