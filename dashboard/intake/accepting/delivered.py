"""The rows that a delivery leaves in the store: measures, versions, co-reports, and the answers that were given with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dashboard.intake.answers.answers import Absence, Answer, AnswerKind, Answers, Relation
from dashboard.intake.joining.canonical import canonical
from dashboard.intake.joining.comparison import Comparison, Outcome
from dashboard.intake.joining.missing import Missing, row_target
from dashboard.intake.model import MeasureRow, as_json
from dashboard.intake.values.texts import match_key
from dashboard.vocabulary import FIELD_BY_NAME

_TABLES = ("measure", "measure_version", "delivered_measure", "co_report", "measure_link", "missing_answer")

_STAGE_OF: dict[Absence, str] = {
    Absence.ENDED: "discontinued",
    Absence.COMPLETED: "completed",
    Absence.MERGED: "merged",
    Absence.SPLIT: "merged",
}
"""The stage that an answer about a missing measure means; the others leave the stored one."""


@dataclass(slots=True)
class DeliveredRows:
    """Gathers the rows of one delivery, table by table. Keys and versions are numbered on in the order of the list."""

    delivery_id: int
    department: str
    valid_from: date
    next_version_id: int
    last_sequence: int
    set_free: dict[str, list[str]]
    """Keys of measures whose deliveries were all taken back, by title as it is compared: the same measure gets its key again."""
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in _TABLES})
    keys: dict[str, str] = field(default_factory=dict)
    """The key of each row of the list, by how an answer names the row."""

    def add(self, outcome: Outcome) -> None:
        """One row of the list: a new version, a confirmation of the stored one, or a co-report."""
        if outcome.is_co_report:
            self._add_co_report(outcome)
            return
        known = outcome.match.known
        measure_id = known.measure_id if known else self._new_measure(str(outcome.values["title"]))
        is_new_version = known is None or bool(outcome.changes)
        version_id = self._new_version(measure_id, outcome.values) if is_new_version or known is None else known.version_id
        row = outcome.match.row
        self.keys[row_target(outcome.match.place)] = measure_id
        self._deliver(measure_id, version_id, is_new_version, row)
        self._link(outcome, measure_id)

    def add_missing(self, missing: Missing) -> None:
        """What was answered about a measure that the list no longer names; nothing where nobody answered.

        Only after all rows: a measure may have been merged into a new one of this list.
        """
        answer, absence = missing.answer, missing.absence
        if answer is None or absence is None:
            return
        target = self.keys.get(answer.target, answer.target) if answer.target else None
        said = {"answer": absence.value, "target": target, "reason": answer.reason}
        self.tables["missing_answer"].append({"delivery_id": self.delivery_id, "measure_id": missing.measure_id, **said})
        if absence is Absence.FORGOTTEN:
            return
        version_id, stage = missing.known.version_id, _STAGE_OF.get(absence)
        is_new_version = stage is not None and missing.known.values["stage"] != stage
        if is_new_version:
            version_id = self._new_version(missing.measure_id, {**missing.known.values, "stage": stage})
        self._deliver(missing.measure_id, version_id, is_new_version, None)
        if absence is Absence.MERGED:
            self._add_link(missing.measure_id, "merged_into", target)

    def _deliver(self, measure_id: str, version_id: int, is_new_version: bool, row: MeasureRow | None) -> None:
        as_of = canonical("as_of", row.values["as_of"]) if row else None
        self.tables["delivered_measure"].append(
            {
                "delivery_id": self.delivery_id,
                "measure_id": measure_id,
                "version_id": version_id,
                "is_new_version": is_new_version,
                "source": "row" if row else "answer",
                "valid_from": as_of or self.valid_from,
                "sheet": row.sheet if row else None,
                "row": row.row if row else None,
                "cells": dict(row.cells) if row else {},
            }
        )

    def _link(self, outcome: Outcome, measure_id: str) -> None:
        """What an answer says of a row: a part of another measure, or one that goes on under a new title."""
        answer = outcome.match.answer
        if answer is None:
            return
        if answer.value == Relation.PART:
            self._add_link(measure_id, "split_from", answer.target)
        elif "title" in outcome.changes:
            self._add_link(measure_id, "renamed", None)

    def _add_link(self, measure_id: str, kind: str, other_id: str | None) -> None:
        link = {"measure_id": measure_id, "kind": kind, "other_id": other_id}
        self.tables["measure_link"].append({"delivery_id": self.delivery_id, **link})

    def _new_measure(self, title: str) -> str:
        free = self.set_free.get(match_key(title))
        if free:
            return free.pop(0)
        self.last_sequence += 1
        measure_id = f"{self.department}-{self.last_sequence:04d}"
        row = {"measure_id": measure_id, "department": self.department, "sequence": self.last_sequence}
        self.tables["measure"].append(row | {"delivery_id": self.delivery_id})
        return measure_id

    def _new_version(self, measure_id: str, values: Mapping[str, Any]) -> int:
        version_id = self.next_version_id
        self.next_version_id += 1
        row = {"version_id": version_id, "measure_id": measure_id, "delivery_id": self.delivery_id}
        self.tables["measure_version"].append(row | dict(values))
        return version_id

    def _add_co_report(self, outcome: Outcome) -> None:
        row = outcome.match.row
        values = {name: as_json(canonical(name, row.values[name])) for name in FIELD_BY_NAME}
        self.tables["co_report"].append(
            {
                "delivery_id": self.delivery_id,
                "sheet": row.sheet,
                "row": row.row,
                "lead_department": row.values["lead_department"],
                "measure_id": outcome.match.co_reported_id,
                "title": row.values["title"],
                "values": json.dumps(
                    values | {"extra": row.extra, "footnotes": row.footnotes}, ensure_ascii=False, sort_keys=True
                ),
                "cells": dict(row.cells),
            }
        )


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


def inquiry_answer_rows(delivery_id: int, comparison: Comparison) -> list[dict[str, Any]]:
    """One row per inquiry that the list answers; of two answers to one inquiry the later one holds."""
    by_inquiry = {answer.inquiry_id: answer for answer in comparison.inquiry_answers}
    return [
        {
            "delivery_id": delivery_id,
            "inquiry_id": answer.inquiry_id,
            "answer": answer.answer,
            "sheet": answer.sheet,
            "cell": answer.cell,
        }
        for answer in by_inquiry.values()
    ]
