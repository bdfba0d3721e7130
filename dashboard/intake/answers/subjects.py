"""Which answer belongs to which finding: the subject of its question, for all cells with the same word or for one cell alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.catalogue.asking import asking_of
from dashboard.intake.layout.located import SHOWN_CHARACTERS
from dashboard.intake.model import Finding

Key = tuple[AnswerKind, tuple[str, ...]]

_BY_CODE = {
    "list.no_department": AnswerKind.DEPARTMENT,
    "list.departments_disagree": AnswerKind.DEPARTMENT,
    "list.other_department": AnswerKind.DEPARTMENT,
    "list.department_given": AnswerKind.DEPARTMENT,
    "table.no_title_column": AnswerKind.COLUMN,
    "sheet.same_table": AnswerKind.SHEET,
    "sheet.explains": AnswerKind.SHEET,
    "sheet.given": AnswerKind.SHEET,
}


def kind_of(finding: Finding) -> AnswerKind | None:
    """The kind of answer that a finding asks for, None where only the workbook can be mended."""
    if not finding.asks:
        return None
    return AnswerKind.COLUMN if finding.code.startswith("column.") else _BY_CODE.get(finding.code, AnswerKind.VALUE)


def word_of(finding: Finding) -> str:
    """What is asked about: a part of the cell, else its whole value."""
    return finding.word if finding.word is not None else finding.value or ""


def is_by_word(finding: Finding) -> bool:
    """Whether one answer serves all cells with the same word. A word that was cut is not known whole, so its cell is asked."""
    asking = asking_of(finding.code, finding.field)
    return asking is not None and asking.by_word and len(word_of(finding)) < SHOWN_CHARACTERS


def key_of(finding: Finding) -> Key | None:
    """The question that a finding puts; None where only the workbook can be mended."""
    kind = kind_of(finding)
    if kind is None or kind is AnswerKind.DEPARTMENT:
        return None if kind is None else (kind, ())
    if kind is AnswerKind.SHEET:
        return kind, (finding.sheet or "",)
    if kind is AnswerKind.COLUMN:
        return kind, (word_of(finding),)
    return (kind, _word_subject(finding)) if is_by_word(finding) else cell_key_of(finding)


def cell_key_of(finding: Finding) -> Key:
    """The question for the finding's cell alone; asked only of findings about values."""
    return AnswerKind.VALUE, (*_word_subject(finding), finding.sheet or "", finding.cell or "")


def _word_subject(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.field or "", word_of(finding)


def answer_to(finding: Finding, answers: Answers) -> Answer | None:
    """The answer that holds for a finding: the one for its cell, else the one for its word."""
    key = key_of(finding)
    if key is None:
        return None
    if key[0] is AnswerKind.VALUE and (found := answers.by_key.get(cell_key_of(finding))):
        return found
    return answers.by_key.get(key)


def is_possible(finding: Finding, value: Any) -> bool:
    """Whether a value may answer a finding: one of its choices, members of them for sets, or what its input takes."""
    if value is None:
        return True
    choices = [as_json(choice.value) for choice in finding.choices]
    if value in choices:
        return True
    if isinstance(value, list) and value:
        members = {member for choice in choices if isinstance(choice, list) for member in choice}
        return set(map(str, value)) <= set(map(str, members))
    return _fits_input(finding, value)


def _fits_input(finding: Finding, value: Any) -> bool:
    if finding.asks == "date":
        return _is_day(value)
    if finding.asks == "number":
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return is_number and (finding.field != "progress_percent" or 0 <= value <= 100)
    if finding.asks != "period" or not isinstance(value, dict):
        return False
    first, last = value.get("start"), value.get("end")
    days = [day for day in (first, last) if day is not None]
    is_in_order = len(days) < 2 or str(first) <= str(last)
    return bool(days) and all(map(_is_day, days)) and is_in_order


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def as_json(value: Any) -> Any:
    """The value of a choice as an answer holds it: dates in ISO form, sets as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list | tuple) else value
