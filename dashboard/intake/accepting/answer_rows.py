"""The rows that answers leave in the store: the answers themselves, and what they say of measures in tables that SQL can ask."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from dashboard.intake.accepting.delivered import DeliveredRows
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.joining.comparison import Comparison


def answer_rows(answers: Answers, delivered: DeliveredRows, first_answer_id: int, answered_at: datetime) -> list[dict[str, Any]]:
    """One row per answer, numbered on from `first_answer_id`."""
    return [
        {
            "answer_id": first_answer_id + at,
            "delivery_id": delivered.delivery_id,
            "department": delivered.department,
            "kind": answer.kind.value,
            "subject": list(answer.subject),
            "value": json.dumps(answer.value, ensure_ascii=False),
            "target": answer.target,
            "reason": answer.reason,
            "is_remembered": answer.is_remembered,
            "answered_at": answered_at,
        }
        for at, answer in enumerate(answers)
    ]


def answers_of(rows: Iterable[Mapping[str, Any]]) -> Answers:
    """The answers that `answer_rows` made of them, from the table `answer`."""
    return Answers.of(
        Answer(
            AnswerKind(row["kind"]),
            tuple(row["subject"]),
            json.loads(row["value"]),
            row["target"],
            row["reason"],
            row["is_remembered"],
        )
        for row in rows
    )


def set_aside_rows(delivery_id: int, comparison: Comparison, answers: Answers) -> list[dict[str, Any]]:
    """One row per contradiction that an answer of this delivery sets aside; a new measure has no key to keep it under yet."""
    return [
        {
            "delivery_id": delivery_id,
            "measure_id": found.measure_id,
            "kind": found.kind,
            "detail": found.detail,
            "reason": found.set_aside_reason,
        }
        for found in comparison.contradictions
        if found.measure_id is not None and answers.find(AnswerKind.SET_ASIDE, *found.subject) is not None
    ]


def question_answer_rows(delivery_id: int, comparison: Comparison) -> list[dict[str, Any]]:
    """One row per question that the list answers; of two answers to one question the later one holds."""
    by_question = {answer.question_id: answer for answer in comparison.question_answers}
    return [
        {
            "delivery_id": delivery_id,
            "question_id": answer.question_id,
            "answer": answer.answer,
            "sheet": answer.sheet,
            "cell": answer.cell,
        }
        for answer in by_question.values()
    ]
