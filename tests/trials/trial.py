"""A trial list: a workbook and what somebody who knows the administration understands by it; and the judgement of a reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.intake.cells.addresses import split_address
from dashboard.intake.model import Finding, ListReading, MeasureRow


class _Unclear:
    def __repr__(self) -> str:
        return "UNCLEAR"


UNCLEAR = _Unclear()
"""Nobody can know what a cell means: null and a question is the only right answer."""


@dataclass(frozen=True, slots=True)
class Truth:
    """One measure that the list holds: where it stands, and what its cells mean, by field, as the store would hold it.

    Only the fields that are named are judged; None says that the list says nothing.
    """

    row: int
    values: Mapping[str, object]
    sheet: str = ""
    """Left out: the first sheet."""


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """`content`: the workbook. `truths`: every measure it holds, and no other. `department`: whose list it is."""

    name: str
    department: str
    content: bytes
    truths: tuple[Truth, ...]
    names_department: bool = True
    """Whether the house is told to the reader; where it is not, the reader must recognise it."""


class Verdict(StrEnum):
    RIGHT = "richtig"
    ASKED = "gefragt"
    WRONG = "falsch im Stillen"


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact of a list: a field of a measure, or ("row") that the measure is there or, beyond the truth, is none."""

    place: str
    field: str
    verdict: Verdict
    meant: object = None
    read: object = None

    def __str__(self) -> str:
        return f"{self.place} {self.field}: gemeint {self.meant!r}, gelesen {self.read!r}"


@dataclass(slots=True)
class Judgement:
    """All facts of one list."""

    trial: str
    facts: list[Judged] = field(default_factory=list)

    def count(self, verdict: Verdict) -> int:
        return sum(fact.verdict is verdict for fact in self.facts)

    @property
    def wrong(self) -> list[Judged]:
        return [fact for fact in self.facts if fact.verdict is Verdict.WRONG]


def judge(trial: Trial, reading: ListReading) -> Judgement:
    """Hold a reading against the truth: each named field, each measure, and each measure that is none."""
    first = reading.tables[0].sheet if reading.tables else ""
    read = {(measure.sheet, measure.row): measure for measure in reading.measures}
    judgement = Judgement(trial.name)
    for truth in trial.truths:
        place = (truth.sheet or first, truth.row)
        judgement.facts += _of_measure(truth, place, read.pop(place, None), reading.findings)
    for (sheet, row), measure in read.items():
        about = [finding for finding in reading.findings if finding.code.startswith(_OF_ROWS) and finding.severity != "note"]
        is_asked = any(_speaks_of(finding, sheet, row) for finding in about)
        verdict = Verdict.ASKED if is_asked else Verdict.WRONG
        judgement.facts.append(Judged(f"{sheet}!{row}", "row", verdict, None, measure.values["title"]))
    return judgement


def _of_measure(truth: Truth, place: tuple[str, int], measure: MeasureRow | None, findings: list[Finding]) -> Iterator[Judged]:
    sheet, row = place
    said = f"{sheet}!{row}"
    if measure is None:
        is_told = any(finding.severity != "note" and _speaks_of(finding, sheet, row) for finding in findings)
        yield Judged(said, "row", Verdict.ASKED if is_told else Verdict.WRONG, truth.values.get("title"), None)
        return
    yield Judged(said, "row", Verdict.RIGHT)
    about = [finding for finding in findings if _speaks_of(finding, sheet, row)]
    for name, meant in truth.values.items():
        value = measure.values[name]
        is_asked = any(_is_about(finding, name, measure) and _is_heard(finding, value, measure, name) for finding in about)
        yield Judged(f"{said} {measure.cells.get(name) or ''}".strip(), name, _verdict(meant, value, is_asked), meant, value)


def _verdict(meant: object, value: object, is_asked: bool) -> Verdict:
    if meant is UNCLEAR:
        return Verdict.ASKED if is_asked else Verdict.WRONG
    if value == meant or (meant is None and value in (None, [])):
        return Verdict.RIGHT
    return Verdict.ASKED if is_asked else Verdict.WRONG


def _is_about(finding: Finding, name: str, measure: MeasureRow) -> bool:
    """Whether a finding speaks of this field: it names it, the cell it came from, the row, or a column that is kept beside."""
    if finding.field == name or finding.cell is None or finding.cell.isdigit():
        return True
    if finding.code.startswith("column.") and measure.values[name] is None:
        return finding.value in measure.extra
    return finding.cell == measure.cells.get(name) or (name in _TIMES and finding.field in _TIMES)


def _is_heard(finding: Finding, value: object, measure: MeasureRow, name: str) -> bool:
    """Whether a finding keeps a wrong value from being silent: a question does, a note where nothing was read and it says so."""
    if finding.severity != "note":
        return True
    return value in (None, []) and (finding.cell == measure.cells.get(name) or finding.code.startswith("column."))


_TIMES = frozenset({"start", "end", "is_ongoing", "period_text", "period_precision"})
_OF_ROWS = ("row.", "range.", "sheet.")
"""Codes of findings that ask whether a row is a measure."""
_RANGE = re.compile(r"\b[A-Z]{0,3}(\d+)\s?(?:[:–-]|bis)\s?[A-Z]{0,3}(\d+)\b")


def _speaks_of(finding: Finding, sheet: str, row: int) -> bool:
    """Whether a finding's place is this row, its column or sheet, or a range that its sentence names."""
    if finding.sheet not in (None, sheet):
        return False
    place = split_address(finding.cell) if finding.cell else None
    if place is None or place[0] in (None, row) or finding.code.startswith("column."):
        return True
    return any(int(first) <= row <= int(last) for first, last in _RANGE.findall(finding.message))
