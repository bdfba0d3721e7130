"""A list with its answers: values filled in, what was judged before judged anew, also when the same bytes are read again."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.intake.answers.answers import NONE, Answer, AnswerKind, Answers, hints_of
from dashboard.intake.answers.questions import RUNS_ON, answer_to, is_possible, kind_of, word_of
from dashboard.intake.cells.addresses import split_address
from dashboard.intake.findings import place
from dashboard.intake.model import Finding, ListReading, MeasureRow
from dashboard.intake.process.isolation import read_isolated
from dashboard.intake.values.coherence import CO_REPORT, CODES, co_report, column_to_mend, judge
from dashboard.intake.values.dates import PRECISIONS
from dashboard.intake.values.departments import recognise
from dashboard.master import MasterData
from dashboard.vocabulary import FIELD_BY_NAME, Kind


def read_answered(
    content: bytes, name: str, master: MasterData, answers: Answers = NONE, *, department: str | None = None
) -> ListReading:
    """Read a workbook with its answers: commands, building and rebuilding do it in one go, pages in its two steps.

    The same bytes with the same answers give the same reading.
    """
    return answered(read_hinted(content, name, master, answers, department=department), answers, master)


def read_hinted(
    content: bytes, name: str, master: MasterData, answers: Answers = NONE, *, department: str | None = None
) -> ListReading:
    """Read a workbook in a process of its own as the answers about sender, sheets and columns say; `answered` puts the others in.

    Answers about values change nothing here, so that a page keeps this reading while they are given.
    """
    return read_isolated(content, name, master, department=department, hints=hints_of(answers))


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


_OF_PERIOD = frozenset({"start", "end", "is_ongoing", "period_precision"})
"""What an answer about a period fills beside its words."""


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
        """The measures that a finding is about: its row's, those below its heading, or those of its sheet that tell nothing."""
        sheet = finding.sheet or ""
        if finding.cell is None:
            told = {at for (own, name, _), spots in self.by_cell.items() if (own, name) == (sheet, finding.field) for at in spots}
            return set(self.by_sheet.get(sheet, ())) - told
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
    if kind is AnswerKind.RANGE:
        return (finding.code in ("range.given", "range.kept")) == bool(answer.value)
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


def filled(row: MeasureRow, finding: Finding, value: Any) -> MeasureRow:
    """A copy of the measure with the answer to a finding about it; `value` as the answer holds it, None for "unclear"."""
    changes = _changes(row, finding, value)
    places = dict.fromkeys(changes, finding.cell or "")
    # What the answer says comes from the cell that was asked about, whichever column the field has.
    said = {name for name, each in changes.items() if each is not None and (name == finding.field or name in _OF_PERIOD)}
    return replace(row, values=row.values | changes, cells=places | row.cells | {name: places[name] for name in said})


def _changes(row: MeasureRow, finding: Finding, value: Any) -> dict[str, Any]:
    name = finding.field or ""
    if name == "involved":
        return _member(row, word_of(finding), value)
    if name in ("period_text", "start", "end"):
        return _period(row, name, value)
    if name == "lead_department" and value is not None:
        return {name: value} | _without_lead(row, value)
    if value is not None and FIELD_BY_NAME[name].kind is Kind.DATE:
        return {name: date.fromisoformat(value)}
    if value is not None and FIELD_BY_NAME[name].kind in (Kind.NUMBER, Kind.PERCENT):
        return {name: float(value)}
    return {name: sorted(value) if isinstance(value, list) else value}


def _member(row: MeasureRow, word: str, code: str | None) -> dict[str, Any]:
    """One body among those involved: the word that was no department until now becomes one."""
    if code is None:
        return {}
    others = [other for other in row.values["involved_other"] or () if other != word]
    codes = {*(row.values["involved"] or ()), code} - {row.values["lead_department"]}
    return {"involved": sorted(codes) or None, "involved_other": others or None}


def _without_lead(row: MeasureRow, code: str) -> dict[str, Any]:
    """The leading department is not involved in its own measure."""
    if code not in (row.values["involved"] or ()):
        return {}
    return {"involved": [other for other in row.values["involved"] if other != code] or None}


def _period(row: MeasureRow, name: str, value: Any) -> dict[str, Any]:
    """A whole period goes in together; the day of a column of its own leaves the other one alone."""
    known = row.values["period_precision"]
    if name == "end" and value == RUNS_ON:
        return {"end": None, "is_ongoing": True, "period_precision": known if known in PRECISIONS else "open"}
    if isinstance(value, dict):
        first, last = _day(value.get("start")), _day(value.get("end"))
        is_ongoing = value.get("is_ongoing", last is None)
        return {"start": first, "end": last, "is_ongoing": is_ongoing, "period_precision": value.get("period_precision", "day")}
    if value is None:
        return dict.fromkeys(("start", "end", "is_ongoing", "period_precision") if name == "period_text" else (name,))
    day = {name: _day(value), "period_precision": known if known in PRECISIONS else "day"}
    return day | ({"is_ongoing": False} if name == "end" else {})


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def rejudged(before: ListReading, after: ListReading, changed: Set[int], master: MasterData) -> ListReading:
    """The reading with the findings of the changed measures (by position) judged afresh; what still holds stays where it is."""
    rows = {(after.measures[at].sheet, after.measures[at].row): at for at in changed}
    fresh = {spot: {each.message: each for each in _judge(after, after.measures[at])} for spot, at in rows.items()}
    kept: list[Finding] = []
    for finding in after.findings:
        spot = _spot(finding)
        if spot not in rows:
            kept.append(finding)
        elif finding.code not in CODES and finding.code != CO_REPORT:
            kept.append(_proposed_anew(finding, before.measures[rows[spot]], after.measures[rows[spot]], master))
        elif fresh[spot].pop(finding.message, None) is not None:
            kept.append(finding)
    return replace(after, findings=_merged(kept, (each for findings in fresh.values() for each in findings.values())))


def _spot(finding: Finding) -> tuple[str, int]:
    row, _ = split_address(finding.cell or "") or (0, None)
    return finding.sheet or "", row or 0


def _judge(reading: ListReading, measure: MeasureRow) -> list[Finding]:
    """What the reader would have said of a measure with these values, at the same places."""
    columns = _columns_above(reading, measure)
    found = [
        place(issue, sheet=measure.sheet, cell=f"{column_to_mend(issue.code, columns, measure.cells)}{measure.row}")
        for issue in judge(measure.values, columns.keys())
    ]
    issue = co_report(measure.values, reading.department)
    if issue is not None:
        letter = columns.get("lead_department", columns["title"])
        found.append(place(issue, sheet=measure.sheet, cell=f"{letter}{measure.row}", field="lead_department"))
    return found


def _columns_above(reading: ListReading, measure: MeasureRow) -> dict[str, str]:
    """The letters of the columns in the table of a measure."""
    above = [table for table in reading.tables if table.sheet == measure.sheet and table.header_row < measure.row]
    return max(above, key=lambda table: table.header_row).columns


def _proposed_anew(finding: Finding, before: MeasureRow, after: MeasureRow, master: MasterData) -> Finding:
    """What an old name is proposed to be hangs on the action field, so a new action field brings a new proposal."""
    number = after.values["action_field"]
    if finding.code != "department.ambiguous" or not finding.word or number == before.values["action_field"]:
        return finding
    issues = recognise(finding.word, master, number).issues
    return next((replace(finding, choices=issue.choices) for issue in issues if issue.code == finding.code), finding)


def _merged(kept: Sequence[Finding], fresh: Iterable[Finding]) -> list[Finding]:
    """New findings stand behind the last one of their row or of a row above it, as findings are in the order of the workbook."""
    by_sheet: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, finding in enumerate(kept):
        sheet, row = _spot(finding)
        by_sheet[sheet].append((row, at))
    added: dict[int, list[Finding]] = defaultdict(list)
    for finding in sorted(fresh, key=lambda each: _spot(each)[1]):
        sheet, row = _spot(finding)
        added[_position(by_sheet[sheet], row, len(kept))].append(finding)
    return [each for at in range(len(kept) + 1) for each in (*added[at], *kept[at : at + 1])]


def _position(rows: Sequence[tuple[int, int]], row: int, end: int) -> int:
    """Before which of the kept findings a new one goes; `rows` are those of its sheet with their places."""
    before = bisect_right(rows, (row, end))
    if before:
        return rows[before - 1][1] + 1
    return rows[0][1] if rows else end
