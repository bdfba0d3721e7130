"""Measures that a list no longer names: each is a question, and only an answer says what became of it (DESIGN, section 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.intake.answers.answers import Absence, Answer, AnswerKind, Answers, Relation
from dashboard.intake.findings import place
from dashboard.intake.joining.candidates import Known, Match, Place
from dashboard.intake.model import Finding, Issue

ROW_TARGET = "{sheet}!{row}"
"""How an answer names a new row of the list as its target: it has no key yet."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A stored measure that is asked about, and what was answered; None leaves it "nicht gemeldet"."""

    known: Known
    answer: Answer | None = None

    @property
    def measure_id(self) -> str:
        return self.known.measure_id

    @property
    def title(self) -> str:
        return self.known.title

    @property
    def absence(self) -> Absence | None:
        return Absence(self.answer.value) if self.answer else None

    def answered(self, absence: Absence, *, target: str | None = None, reason: str | None = None) -> Answer:
        """The answer that says what became of it."""
        return Answer(AnswerKind.MISSING, (self.measure_id,), absence.value, target=target, reason=reason)


def row_target(place_: Place) -> str:
    """The target of an answer that means a new row of the list."""
    return ROW_TARGET.format(sheet=place_[0], row=place_[1])


def with_answers(measures: Sequence[Known], answers: Answers) -> list[Missing]:
    """The measures that are asked about, each with its answer."""
    return [Missing(measure, answers.find(AnswerKind.MISSING, measure.measure_id)) for measure in measures]


def wrong_absences(missing: Sequence[Missing], accepted: Sequence[Match]) -> list[Finding]:
    """What lacks in the answers about missing measures (errors). A target or a part counts only if its row is accepted."""
    targets = {match.known.measure_id for match in accepted if match.known} | {row_target(match.place) for match in accepted}
    parents = {match.answer.target for match in accepted if match.answer and match.answer.value == Relation.PART}
    return [place(issue) for each in missing for issue in _wrong(each, targets, parents)]


def wrong_identities(
    matches: Sequence[Match], known: Sequence[Known], missing: Sequence[Missing], answers: Answers
) -> list[Finding]:
    """Answers about rows that cannot hold (errors), and answers to questions that are gone (warnings)."""
    missing_ids = {each.measure_id for each in missing}
    gone = [answer for answer in answers.all_of(AnswerKind.MISSING) if answer.subject[0] not in missing_ids]
    issues = [Issue("answer.question_gone", {"measure_id": answer.subject[0]}) for answer in gone]
    by_place, known_ids = {match.place: match for match in matches}, {measure.measure_id for measure in known}
    for answer in answers.all_of(AnswerKind.IDENTITY):
        issues += _wrong_identity(answer, by_place, known_ids)
    return [place(issue) for issue in issues]


def _wrong(missing: Missing, targets: set[str], parents: set[str | None]) -> list[Issue]:
    details = {"measure_id": missing.measure_id, "title": missing.title}
    answer = missing.answer
    if missing.absence is Absence.ENDED and not (answer and (answer.reason or "").strip()):
        return [Issue("answer.reason_missing", details)]
    if missing.absence is Absence.MERGED and (answer is None or answer.target not in targets):
        return [Issue("answer.target_missing", details)]
    if missing.absence is Absence.SPLIT and missing.measure_id not in parents:
        return [Issue("answer.parts_missing", details)]
    return []


def _wrong_identity(answer: Answer, by_place: Mapping[Place, Match], known_ids: set[str]) -> list[Issue]:
    sheet, row = answer.subject[0], int(answer.subject[1])
    match = by_place.get((sheet, row))
    details = {"row_sheet": sheet, "row": row, "measure_id": answer.target}
    if match is None:
        return [Issue("answer.row_gone", details)]
    if answer.value == Relation.NEW:
        return []
    if answer.value == Relation.PART:
        return [] if answer.target in known_ids else [Issue("answer.measure_gone", details)]
    is_joined = match.known is not None and match.known.measure_id == answer.target
    return [] if is_joined else [Issue("answer.measure_gone", details)]
