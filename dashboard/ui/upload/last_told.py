"""What a house told last of the measures that a question is about: shown beside it, and offered where the list refers to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.documents.field_values import FieldWords
from dashboard.intake.answers.answers import Answer, AnswerKind
from dashboard.intake.answers.questions import QuestionGroup, refers_back
from dashboard.intake.cells.addresses import split_address
from dashboard.intake.desk import Draft
from dashboard.intake.joining.candidates import Known, Place
from dashboard.intake.joining.comparison import Comparison
from dashboard.ui.upload.answering import give, key_of


def known_by_place(comparison: Comparison) -> dict[Place, Known]:
    """The stored measures that rows were joined to, by the place of the row."""
    return {each.match.place: each.match.known for each in comparison.outcomes if each.match.known}


def last_told_sentence(question: QuestionGroup, known: Mapping[Place, Known], words: FieldWords) -> str:
    """ "Zuletzt gemeldet (Runde 2025): in Umsetzung." where the question is about one measure that is known, else ""."""
    if question.kind is not AnswerKind.VALUE or question.measure_count != 1 or not question.field:
        return ""
    row = question.measures[0]
    measure = known.get((row.sheet, row.row))
    value = measure.values.get(question.field) if measure else None
    if measure is None or value in (None, []):
        return ""
    return f"Zuletzt gemeldet (Runde {measure.last_round}): {words.value(question.field, value)}."


def answers_as_told_last(question: QuestionGroup, known: Mapping[Place, Known]) -> list[Answer]:
    """An answer for each cell whose measure is known and told something that may be chosen here."""
    possible = [choice.value for choice in question.choices]
    found = []
    for sheet, cell in question.cells:
        row, _ = split_address(cell or "") or (None, None)
        measure = known.get((sheet or "", row or 0))
        value: Any = measure.values.get(question.field or "") if measure else None
        if sheet and cell and value is not None and value in possible:
            found.append(question.for_cell(sheet, cell, value))
    return found


def offer_last_told(draft: Draft, question: QuestionGroup, known: Mapping[Place, Known]) -> None:
    """Where the words of the list mean what was told before ("siehe Vorjahr"), take over just that with one click."""
    if question.kind is not AnswerKind.VALUE or question.is_answered or not refers_back(question.word):
        return
    answers = answers_as_told_last(question, known)
    if answers:
        one, many = "Maßnahme: wie zuletzt gemeldet", "Maßnahmen: wie jeweils zuletzt gemeldet"
        key = key_of(draft, question.kind, *question.subject, part="zuletzt")
        st.button(formats.counted(len(answers), one, many), key=key, on_click=give, args=(draft.draft_id, *answers))
