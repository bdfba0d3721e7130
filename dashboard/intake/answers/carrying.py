"""Answers for a mended list: what was answered about rows of the old one holds where the same measure still stands in its row."""

from __future__ import annotations

from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.model import ListReading
from dashboard.intake.values.texts import match_key

Row = tuple[str, int]
"""A row by its sheet and number."""


def carried_over(answers: Answers, before: ListReading, now: ListReading) -> Answers:
    """The answers about rows and single cells of one list that still fit another: the row holds the same number and title.

    All other answers are in it unchanged.
    """
    same = _rows(before).items() & _rows(now).items()
    rows = {row for row, _ in same}
    return Answers.of(answer for answer in answers if (row := row_of(answer)) is None or row in rows)


def row_of(answer: Answer) -> Row | None:
    """The sheet and row that an answer hangs on, None where it holds for the whole list or for a stored measure."""
    if answer.kind in (AnswerKind.IDENTITY, AnswerKind.ROW, AnswerKind.SET_ASIDE):
        sheet, row = answer.subject[-2:]
        return (sheet, int(row)) if row.isdigit() else None
    if answer.kind is AnswerKind.VALUE and len(answer.subject) > 3:
        digits = answer.subject[4].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return (answer.subject[3], int(digits)) if digits.isdigit() else None
    return None


def _rows(reading: ListReading) -> dict[Row, tuple[str | None, str]]:
    return {
        (row.sheet, row.row): (row.values.get("number"), match_key(row.values.get("title") or "")) for row in reading.measures
    }
