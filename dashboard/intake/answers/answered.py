"""Putting a house's answers into what was read from its list; the workbook itself is never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.answers.filling import filled
from dashboard.intake.answers.rejudging import rejudged
from dashboard.intake.answers.subjects import answer_to, is_possible, kind_of
from dashboard.intake.cells.addresses import split_address
from dashboard.intake.model import Finding, ListReading, MeasureRow
from dashboard.master import MasterData


def answered(reading: ListReading, answers: Answers, master: MasterData) -> ListReading:
    """What a list says with the house's answers; without answers the reading itself.

    An answer fills the field that was asked about, in every measure whose cell says the word, and its finding goes to
    `answered_findings`. "Unclear" (null) empties the field, and the finding stays, to be asked again. Answers about the sender,
    sheets and columns must have been given to the reader as hints; here their findings are only taken out. An answer that is none
    of the possible ones is as none.
    """
    if not answers:
        return reading
    result = replace(reading, measures=list(reading.measures), findings=[], answered_findings=list(reading.answered_findings))
    spots = Spots.of(reading.measures)
    changed: set[int] = set()
    for finding in reading.findings:
        answer = answer_to(finding, answers)
        if answer is None or not is_possible(finding, answer.value) or not _is_followed(finding, answer, reading):
            result.findings.append(finding)
            continue
        changed |= _fill(result, finding, answer, spots)
        # To keep a column as it is, is an answer too; for everything else null leaves the question open.
        is_open = answer.value is None and answer.kind is not AnswerKind.COLUMN
        (result.findings if is_open else result.answered_findings).append(finding)
    return rejudged(reading, result, changed, master)


@dataclass(frozen=True, slots=True)
class Spots:
    """Where the measures of a list stand: their positions by sheet, by row, and by the cell that a field came from."""

    by_sheet: dict[str, list[int]]
    by_row: dict[tuple[str, int], int]
    by_cell: dict[tuple[str, str, str], list[int]]

    @classmethod
    def of(cls, measures: Sequence[MeasureRow]) -> Spots:
        spots = cls(defaultdict(list), {}, defaultdict(list))
        for position, measure in enumerate(measures):
            spots.by_sheet[measure.sheet].append(position)
            spots.by_row[measure.sheet, measure.row] = position
            for name, cell in measure.cells.items():
                spots.by_cell[measure.sheet, name, cell].append(position)
        return spots

    def of_finding(self, finding: Finding) -> set[int]:
        """The measures that a finding is about: its row's, those below its interim heading, or all of its sheet."""
        sheet = finding.sheet or ""
        if finding.cell is None:
            return set(self.by_sheet.get(sheet, ()))
        row, _ = split_address(finding.cell) or (None, None)
        own = self.by_row.get((sheet, row or 0))
        below = self.by_cell.get((sheet, finding.field or "", finding.cell), ())
        return {*below, *(() if own is None else (own,))}


def _is_followed(finding: Finding, answer: Answer, reading: ListReading) -> bool:
    """Whether the reader has followed an answer that it had to know beforehand."""
    kind = kind_of(finding)
    if kind is AnswerKind.DEPARTMENT:
        return bool(reading.department == answer.value)
    if kind is AnswerKind.SHEET:
        is_read = any(table.sheet == answer.value for table in reading.tables)
        return is_read if answer.value else finding.sheet in reading.other_sheets
    if kind is AnswerKind.COLUMN:
        return finding.code == "column.given"
    return True


def _fill(result: ListReading, finding: Finding, answer: Answer, spots: Spots) -> set[int]:
    """Put one answer into the measures that a finding is about; gives back their positions."""
    if answer.kind is not AnswerKind.VALUE:
        return set()
    if finding.code == "list.several_as_of":
        result.as_of = date.fromisoformat(answer.value) if answer.value else None
        return set()
    positions = spots.of_finding(finding)
    for at in positions:
        result.measures[at] = filled(result.measures[at], finding, answer.value)
    return positions
