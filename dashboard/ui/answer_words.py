"""Stored answers in German, one sentence each: what was asked, and what the house said. Without Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.documents.field_values import FieldWords, label
from dashboard.intake.answers.answers import Absence, Answer, AnswerKind, Relation
from dashboard.intake.answers.questions import RUNS_ON, said
from dashboard.intake.joining.strangers import NONE_KNOWN
from dashboard.vocabulary import FIELD_BY_NAME, LABELS, Kind

_RELATIONS = {
    Relation.SAME: "ist die Maßnahme {target}",
    Relation.NEW: "ist eine neue Maßnahme",
    Relation.PART: "ist ein Teil der Maßnahme {target}",
    Relation.MERGED: "ist die Maßnahme {target}, in der andere aufgegangen sind",
}
_ABSENCES = {
    Absence.CONTINUED: "gilt unverändert weiter",
    Absence.ENDED: "wurde eingestellt",
    Absence.COMPLETED: "ist umgesetzt",
    Absence.MERGED: "ist in {target} aufgegangen",
    Absence.SPLIT: "wurde aufgeteilt",
    Absence.FORGOTTEN: "wurde in der Liste vergessen und gilt als nicht gemeldet",
}
_LEFT_STANDING = {"same_report": "Der unveränderte Sachstand", "target_reached": "Der erreichte Zielwert"}
"""What a house lets stand that is no contradiction, by its rule of queries/attention/."""
_SCOPES = {
    "whole_list": "Die Liste steht für alle Maßnahmen des Hauses.",
    "measures": "Die Liste steht nur für die Maßnahmen, die sie nennt.",
}


def answer_sentence(answer: Answer, words: FieldWords) -> str:
    """One answer as a plain German sentence; words of the list stand in quotation marks, not escaped."""
    sentence = _SENTENCES[answer.kind](answer, words)
    return f"{sentence} Grund: {answer.reason}" if answer.reason else sentence


def _department(answer: Answer, _words: FieldWords) -> str:
    return f"Die Liste kommt von {answer.value}."


def _sheet(answer: Answer, _words: FieldWords) -> str:
    (sheet,) = answer.subject
    return (
        f"Gelesen wird das Blatt „{answer.value}“."
        if sheet == answer.value
        else f"Statt „{sheet}“ zählt das Blatt „{answer.value}“."
    )


def _range(answer: Answer, _words: FieldWords) -> str:
    sheet, part = answer.subject
    where = f"Bereich {part}" if ":" in part else f"Zeilen {part}"
    return f"Blatt „{sheet}“, {where}: {'als Maßnahmen gelesen' if answer.value else 'keine Maßnahmen'}."


def _column(answer: Answer, _words: FieldWords) -> str:
    (heading,) = answer.subject
    if answer.value is None:
        return f"Die Spalte „{heading}“ bleibt, wie sie ist, als Zusatzangabe."
    return f"Die Spalte „{heading}“ ist „{label(str(answer.value))}“."


def _value(answer: Answer, words: FieldWords) -> str:
    _, field, word, *place = answer.subject
    where = f" (Blatt „{place[0]}“, Zelle {place[1]})" if len(place) == 2 else ""
    entry = f"„{word}“{where}" if word else f"Der Eintrag{where}"
    about = f" unter „{label(field)}“" if field else ""
    if answer.value is None:
        return f"{entry}{about} bleibt unklar."
    return f"{entry}{about} heißt: {_value_words(field, answer.value, words)}."


def _value_words(field: str, value: Any, words: FieldWords) -> str:
    if value == RUNS_ON:
        return said(value)
    if isinstance(value, Mapping):  # a period
        days = [_value_words(name, value[name], words) for name in ("start", "end") if value.get(name)]
        period = " bis ".join(days) or LABELS["period_precision"]["open"]
        return f"{period}, läuft weiter" if value.get("is_ongoing") else period
    if isinstance(value, str) and field in FIELD_BY_NAME and FIELD_BY_NAME[field].kind is Kind.DATE:
        return formats.day(date.fromisoformat(value))
    return words.value(field, value)


def _identity(answer: Answer, _words: FieldWords) -> str:
    sheet, row = answer.subject
    relation = _RELATIONS[Relation(answer.value)].format(target=answer.target)
    return f"Zeile {row} im Blatt „{sheet}“ {relation}."


def _missing(answer: Answer, _words: FieldWords) -> str:
    (measure_id,) = answer.subject
    return f"{measure_id} {_ABSENCES[Absence(answer.value)].format(target=answer.target)}."


def _set_aside(answer: Answer, _words: FieldWords) -> str:
    measure_id, kind, _, sheet, row = answer.subject
    what = _LEFT_STANDING.get(kind, "Der Widerspruch")
    return f"{what} bei {measure_id or f'Zeile {row} im Blatt „{sheet}“'} bleibt stehen."


def _row(answer: Answer, _words: FieldWords) -> str:
    sheet, row = answer.subject
    return f"Zeile {row} im Blatt „{sheet}“ wurde {'übernommen' if answer.value else 'nicht übernommen'}."


def _round(answer: Answer, _words: FieldWords) -> str:
    if answer.subject == (NONE_KNOWN,):
        return "Die Liste ist die des Hauses, obwohl sie keine seiner gespeicherten Maßnahmen nennt."
    return "Die Liste gilt für diese Runde, obwohl ihr Stand, ihr Titel oder ihre Datei für eine andere spricht."


def _scope(answer: Answer, words: FieldWords) -> str:
    if isinstance(answer.value, str):
        return _SCOPES[answer.value]
    named = formats.joined([words.value("action_field", number) for number in answer.value])
    return f"Die Liste steht nur für die Handlungsfelder {named}."


_SENTENCES: dict[AnswerKind, Callable[[Answer, FieldWords], str]] = {
    AnswerKind.DEPARTMENT: _department,
    AnswerKind.SHEET: _sheet,
    AnswerKind.RANGE: _range,
    AnswerKind.COLUMN: _column,
    AnswerKind.VALUE: _value,
    AnswerKind.IDENTITY: _identity,
    AnswerKind.MISSING: _missing,
    AnswerKind.SET_ASIDE: _set_aside,
    AnswerKind.ROW: _row,
    AnswerKind.ROUND: _round,
    AnswerKind.SCOPE: _scope,
}
