"""What holds as long as a question is not answered, in German, one sentence for each kind. Without Streamlit."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.documents.field_values import FieldWords, label
from dashboard.intake.answers.answers import AnswerKind
from dashboard.intake.answers.questions import NO_TITLE, QuestionGroup

_NOTHING: tuple[object, ...] = (None, "", [])
_BLOCKS = "Ohne Antwort kann die Liste nicht angenommen werden."
_READ_AS = frozenset({"column.alike", "column.by_content", "column.read_otherwise", "column.unlike_heading"})
"""Columns that are read as a field, which is the first of their choices."""
_WHOLE_SHEETS = {
    "sheet.no_action_field": "Ohne Antwort bleiben die Maßnahmen des Blatts ohne Handlungsfeld.",
    "section.no_field": "Ohne Antwort bleiben die Maßnahmen darunter ohne Handlungsfeld.",
    "sheet.stage": "Ohne Antwort bleiben die Maßnahmen, bei denen keiner steht, ohne Umsetzungsstand.",
    "section.stage": "Ohne Antwort bleiben die Maßnahmen, bei denen keiner steht, ohne Umsetzungsstand.",
    "list.several_as_of": "Ohne Antwort gilt der oben genannte Stand.",
    "grey.answered": "Ohne Antwort gilt, was in der weißen Spalte steht.",
}


def unanswered_sentence(question: QuestionGroup, words: FieldWords) -> str:
    """What is stored for a question that nobody answers, or leaves unclear; true for sheets and columns as for values."""
    if question.kind is AnswerKind.DEPARTMENT:
        proposed = _proposed(question)
        return f"Ohne Antwort gilt sie als Liste von {proposed}." if proposed else _BLOCKS
    if question.kind is AnswerKind.SHEET:
        proposed = _proposed(question)
        return f"Ohne Antwort gilt: {proposed}." if proposed else "Ohne Antwort wird das Blatt nicht gelesen."
    if question.kind is AnswerKind.RANGE:
        return "Ohne Antwort wird hier keine Maßnahme gelesen."
    if question.kind is AnswerKind.COLUMN:
        return _of_column(question)
    return _WHOLE_SHEETS.get(question.code) or _of_value(question, words)


def _proposed(question: QuestionGroup) -> str | None:
    return next((choice.label for choice in question.choices if choice.is_proposed), None)


def _of_column(question: QuestionGroup) -> str:
    if question.code == NO_TITLE:
        return _BLOCKS
    if question.code in _READ_AS:
        return f"Ohne Antwort wird die Spalte als „{question.choices[0].label}“ gelesen."
    return "Ohne Antwort bleibt ihr Inhalt als Zusatzangabe bei der Maßnahme."


def _of_value(question: QuestionGroup, words: FieldWords) -> str:
    """What the measures say now; a word that names no department stays a word among those involved."""
    if question.field == "involved":
        return f"Ohne Antwort bleibt „{question.word}“ als Wort bei den Beteiligten."
    said = [value for value in question.holds if _is_told(value)]
    where = f" bei „{label(question.field)}“" if question.field else ""
    if not said:
        what = f"„{label(question.field)}“" if question.field else "der Wert"
        return f"Ohne Antwort bleibt {what} leer." if question.field != "period_text" else "Ohne Antwort bleiben die Tage leer."
    if len(question.holds) > 1:
        return f"Ohne Antwort bleibt{where} stehen, was gelesen wurde."
    return f"Ohne Antwort gilt{where}: {_in_words(question.field or '', said[0], words)}."


def _is_told(value: Any) -> bool:
    return any(each not in _NOTHING for each in value.values()) if isinstance(value, dict) else value not in _NOTHING


def _in_words(field: str, value: Any, words: FieldWords) -> str:
    if not isinstance(value, dict):
        return words.value(field, value)
    first, last = (formats.day(day) if isinstance(day, date) else None for day in (value["start"], value["end"]))
    days = f"{first} bis {last}" if first and last else f"ab {first}" if first else f"bis {last}" if last else ""
    runs_on = "läuft weiter" if value["is_ongoing"] else ""
    return formats.joined([part for part in (days, runs_on) if part], "und") or "keine Tage"
