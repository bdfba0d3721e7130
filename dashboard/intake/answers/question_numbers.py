"""Answers to questions of the round that nobody has put to the house."""

from __future__ import annotations

from dashboard import queries
from dashboard.intake.findings import place
from dashboard.intake.model import Finding, Issue, ListReading, QuestionAnswer
from dashboard.store import Queryable


def checked_questions(source: Queryable, reading: ListReading) -> tuple[list[QuestionAnswer], list[Finding]]:
    """The answers to questions that were put to the list's department, and a warning for every other one.

    Only the first may be stored. StoreError: there is no store.
    """
    if not reading.question_answers or reading.department is None:
        return [], []
    known = set(queries.run(source, "answers/question_numbers", department=reading.department)["question_id"])
    own = [answer for answer in reading.question_answers if answer.question_id in known]
    return own, [_unknown(answer) for answer in reading.question_answers if answer.question_id not in known]


def _unknown(answer: QuestionAnswer) -> Finding:
    issue = Issue("questions.unknown_number", {"number": answer.question_id})
    return place(issue, sheet=answer.sheet, cell=answer.cell, value=answer.answer)
