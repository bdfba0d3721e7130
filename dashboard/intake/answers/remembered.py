"""Answers that outlive their list: remembered for the next one of a house, and carried from one version of a file to the next."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard import queries
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.answers.questions import is_possible, key_of
from dashboard.intake.model import Finding, ListReading
from dashboard.intake.values.texts import match_key
from dashboard.refusals import RefusalError
from dashboard.store import Queryable, Store

_FIRST_ROW = re.compile(r"[0-9]{1,7}")

Row = tuple[str, int]
"""A row by its sheet and number."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A remembered answer with its number, the delivery it was last given for, and when (UTC, without zone)."""

    answer_id: int
    delivery_id: int
    answer: Answer
    answered_at: datetime


def remembered(source: Queryable, department: str) -> list[Remembered]:
    """The answers of a department that are proposed for its next list, one per question; StoreError: there is no store."""
    rows = queries.run(source, "answers/remembered", department=department)
    return [
        Remembered(
            row["answer_id"],
            row["delivery_id"],
            Answer(AnswerKind(row["kind"]), tuple(row["subject"]), json.loads(row["value"]), is_remembered=True),
            row["answered_at"],
        )
        for row in rows.iter_rows(named=True)
    ]


def proposals(reading: ListReading, known: Iterable[Remembered]) -> Answers:
    """The remembered answers that fit the questions of a list: asked again, and still among the possible answers.

    They count as answers as soon as they are among the draft's, where the house sees them and can change them.
    """
    by_question: dict[object, list[Finding]] = {}
    for finding in (*reading.findings, *reading.answered_findings):
        by_question.setdefault(key_of(finding), []).append(finding)
    return Answers.of(each.answer for each in known if _fits(each.answer, by_question.get(each.answer.key, ())))


def _fits(answer: Answer, findings: Iterable[Finding]) -> bool:
    """Whether an answer is possible for any of the findings; null is asked again, but for a column that is kept as it is."""
    is_said = answer.value is not None or answer.kind is AnswerKind.COLUMN
    return is_said and any(is_possible(finding, answer.value) for finding in findings)


def withdraw_answer(store: Store, answer_id: int, by: str) -> None:
    """Propose an answer no more; what was accepted with it stays as it is. `by`: the function that withdraws it.

    RefusalError: there is no such remembered answer, or it was withdrawn already; StoreError: there is no store.
    """
    with store.write() as writer:
        found = queries.run(writer, "answers/answer", answer_id=answer_id).to_dicts()
        if not found or not found[0]["is_remembered"]:
            raise RefusalError("Diese Antwort ist nicht gemerkt. Bitte die Liste der gemerkten Antworten neu laden.")
        if found[0]["is_withdrawn"]:
            raise RefusalError("Diese Antwort wurde schon zurückgezogen. Bitte die Liste der gemerkten Antworten neu laden.")
        moment = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        writer.insert("answer_withdrawal", [{"answer_id": answer_id, "withdrawn_by": by, "withdrawn_at": moment}])


def carried_over(answers: Answers, before: ListReading, now: ListReading) -> Answers:
    """The answers about rows and single cells of one list that still fit another: the row holds the same number and title.

    All other answers are in it unchanged, but for those that confirm the file itself.
    """
    same = _rows(before).items() & _rows(now).items()
    rows = {row for row, _ in same}
    kept = (answer for answer in answers if answer.kind is not AnswerKind.ROUND)  # another file is asked about anew
    return Answers.of(answer for answer in kept if (row := row_of(answer)) is None or row in rows)


def row_of(answer: Answer) -> Row | None:
    """The sheet and row that an answer hangs on, None where it holds for the whole list or for a stored measure."""
    if answer.kind in (AnswerKind.IDENTITY, AnswerKind.ROW, AnswerKind.SET_ASIDE):
        sheet, row = answer.subject[-2:]
        return (sheet, int(row)) if row.isdigit() else None
    if answer.kind is AnswerKind.RANGE and (first := _FIRST_ROW.search(answer.subject[1])):
        return answer.subject[0], int(first[0])
    if answer.kind is AnswerKind.VALUE and len(answer.subject) > 3:
        digits = answer.subject[4].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return (answer.subject[3], int(digits)) if digits.isdigit() else None
    return None


def _rows(reading: ListReading) -> dict[Row, tuple[str | None, str]]:
    return {
        (row.sheet, row.row): (row.values.get("number"), match_key(row.values.get("title") or "")) for row in reading.measures
    }
