"""What the reader must know before it reads: the answers about the sender, the sheets and the columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.intake.answers.answers import AnswerKind, Answers


@dataclass(frozen=True, slots=True)
class Hints:
    """How a workbook is to be read. `sheets`: sheet in doubt -> the sheet that is read instead, itself, or "" for none.

    `columns`: heading as the list has it -> name of a field, or None where the column is kept as it is.
    """

    department: str | None = None
    sheets: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str | None] = field(default_factory=dict)


NO_HINTS = Hints()


def hints_of(answers: Answers) -> Hints:
    """The answers that are followed while reading; all others are put into what was read (answered.py)."""
    sender = answers.find(AnswerKind.DEPARTMENT)
    return Hints(
        sender.value if sender else None,
        {answer.subject[0]: answer.value for answer in answers.all_of(AnswerKind.SHEET) if answer.value is not None},
        {answer.subject[0]: answer.value for answer in answers.all_of(AnswerKind.COLUMN)},
    )
