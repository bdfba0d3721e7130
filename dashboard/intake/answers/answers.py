"""The answers of a coordinator to what a list leaves open: what they are, how they are numbered, and what they hint at when the
list is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class AnswerKind(StrEnum):
    """What was asked; each entry says what its subject and value are."""

    DEPARTMENT = "department"
    """Which body sends the list. Subject: empty. Value: its code."""
    SHEET = "sheet"
    """Which of two sheets with the same table counts. Subject: the sheet in doubt. Value: the name of the sheet that is read."""
    RANGE = "range"
    """What a part of a sheet is. Subject: sheet, range ("A3:D11", "16–22"). Value: the letter of the column of its titles,
    MEASURES where its columns are known, or "" for no measures."""
    COLUMN = "column"
    """What a column holds. Subject: its heading as the list has it. Value: a field's name, or null for "kept as it is"."""
    VALUE = "value"
    """What a word means. Subject: finding code, field, word; or these and sheet and cell for one cell alone. Value: as the field
    stores it (dates in ISO form), null for "unclear"."""
    IDENTITY = "identity"
    """Which stored measure a row is. Subject: sheet, row. Value: a Relation; target: the measure it speaks of."""
    MISSING = "missing"
    """Why the list no longer names a measure. Subject: measure_id. Value: an Absence; target for MERGED; reason."""
    SET_ASIDE = "set_aside"
    """A contradiction that stands for a reason. Subject: measure_id ("" for a new one), kind, detail, sheet, row. Value: true."""
    ROW = "row"
    """Whether a row is accepted. Subject: sheet, row. Value: false leaves it out of this delivery."""
    ROUND = "round"
    """That a list is meant for its round although something speaks against it. Subject: code of the finding. Value: true."""
    SCOPE = "scope"
    """What the list speaks for. Subject: empty. Value: "whole_list", "measures", or the list of its action fields."""


MEASURES = "measures"
"""The value of a RANGE answer: these rows are measures, and their columns are known."""


class Relation(StrEnum):
    """What a row is to stored measures."""

    SAME = "same"
    """The same measure; where the title differs it was renamed. Target: the measure."""
    NEW = "new"
    """A new measure; no target."""
    PART = "part"
    """A new measure that is a part of a stored one, which was split. Target: that one; it ends as merged (zusammengeführt) only
    when a MISSING answer says so."""
    MERGED = "merged"
    """The same measure as one stored one (target), into which others were merged; these say so by a MISSING answer."""


class Absence(StrEnum):
    """What it means that a house's list no longer names a measure."""

    CONTINUED = "continued"
    """Goes on unchanged: its stored values are confirmed for this round."""
    ENDED = "ended"
    """Ended without being done (eingestellt); needs a reason."""
    COMPLETED = "completed"
    """Done (umgesetzt)."""
    MERGED = "merged"
    """Lives on in another measure (target)."""
    SPLIT = "split"
    """Lives on in its parts, which are rows of this list (IDENTITY answers with Relation.PART)."""
    FORGOTTEN = "forgotten"
    """Was left out by mistake: stays as it is, "nicht gemeldet"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `value` is a JSON value. `is_remembered`: proposed again for the department's next list."""

    kind: AnswerKind
    subject: tuple[str, ...]
    value: Any
    target: str | None = None
    reason: str | None = None
    is_remembered: bool = False

    @property
    def key(self) -> tuple[AnswerKind, tuple[str, ...]]:
        return (self.kind, self.subject)


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers for one list; of two to one question the later holds. Never changed: `given` and `withdrawn` make new ones."""

    by_key: Mapping[tuple[AnswerKind, tuple[str, ...]], Answer] = field(default_factory=dict)

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> Answers:
        return cls({answer.key: answer for answer in answers})

    def __iter__(self) -> Iterator[Answer]:
        return iter(self.by_key.values())

    def __len__(self) -> int:
        return len(self.by_key)

    def find(self, kind: AnswerKind, *subject: str) -> Answer | None:
        return self.by_key.get((kind, subject))

    def all_of(self, kind: AnswerKind) -> tuple[Answer, ...]:
        return tuple(answer for answer in self if answer.kind is kind)

    def given(self, *answers: Answer) -> Answers:
        """These answers and, in place of older ones to the same questions, the new ones."""
        return Answers({**self.by_key, **{answer.key: answer for answer in answers}})

    def withdrawn(self, kind: AnswerKind, *subject: str) -> Answers:
        """These answers without the one to that question."""
        return Answers({key: answer for key, answer in self.by_key.items() if key != (kind, subject)})

    def to_json(self) -> str:
        """As JSON text, without loss; `from_json` reads it."""
        rows = [
            {
                "kind": answer.kind.value,
                "subject": list(answer.subject),
                "value": answer.value,
                "target": answer.target,
                "reason": answer.reason,
                "is_remembered": answer.is_remembered,
            }
            for answer in self
        ]
        return json.dumps(rows, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Answers:
        """The answers that `to_json` wrote; ValueError, KeyError or TypeError where it is none."""
        return cls.of(
            Answer(
                AnswerKind(row["kind"]),
                tuple(str(part) for part in row["subject"]),
                row["value"],
                row["target"],
                row["reason"],
                bool(row["is_remembered"]),
            )
            for row in json.loads(text)
        )


NONE = Answers()
"""No answers: what unattended commands work with."""


@dataclass(frozen=True, slots=True)
class Hints:
    """How a workbook is to be read. `sheets`: sheet in doubt -> the sheet that is read instead, itself, or "" for none.

    `columns`: heading as the list has it -> name of a field, or None where the column is kept as it is. `ranges`: sheet and range
    -> as a RANGE answer says.
    """

    department: str | None = None
    sheets: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str | None] = field(default_factory=dict)
    ranges: Mapping[tuple[str, str], str] = field(default_factory=dict)


NO_HINTS = Hints()


def hints_of(answers: Answers) -> Hints:
    """The answers that are followed while reading; all others are put into what was read (answered.py)."""
    sender = answers.find(AnswerKind.DEPARTMENT)
    return Hints(
        sender.value if sender else None,
        {answer.subject[0]: answer.value for answer in answers.all_of(AnswerKind.SHEET) if answer.value is not None},
        {answer.subject[0]: answer.value for answer in answers.all_of(AnswerKind.COLUMN)},
        {(each.subject[0], each.subject[1]): each.value for each in answers.all_of(AnswerKind.RANGE) if each.value is not None},
    )
