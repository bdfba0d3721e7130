"""Looking again at what depends on answered values: contradictions within a measure, Mitmeldungen, and proposals of bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from dashboard.intake.cells.addresses import split_address
from dashboard.intake.findings import place
from dashboard.intake.model import Finding, Issue, ListReading, MeasureRow, Table
from dashboard.intake.values.coherence import CODES, judge
from dashboard.intake.values.departments import recognise
from dashboard.master import MasterData

_CO_REPORT = "row.co_report"
_MENDED_IN = {"rating": ("rating",), "period": ("end", "period_text", "start"), "progress": ("progress_percent",)}
"""The columns in which a contradiction is best mended, by the first part of its code (as layout/measures.py tells it)."""


def rejudged(before: ListReading, after: ListReading, changed: Set[int], master: MasterData) -> ListReading:
    """The reading with the findings of the changed measures (by position) judged afresh; what still holds stays where it is."""
    rows = {(after.measures[at].sheet, after.measures[at].row): at for at in changed}
    told: dict[tuple[str, int], set[tuple[str, str]]] = {spot: set() for spot in rows}
    judged = {spot: _judge(after, after.measures[at]) for spot, at in rows.items()}
    kept: list[Finding] = []
    for finding in after.findings:
        spot = _spot(finding)
        if spot not in rows:
            kept.append(finding)
        elif finding.code not in CODES and finding.code != _CO_REPORT:
            kept.append(_proposed_anew(finding, before.measures[rows[spot]], after.measures[rows[spot]], master))
        elif finding.message in {each.message for each in judged[spot]}:
            kept.append(finding)
            told[spot].add((finding.code, finding.message))
    fresh = (each for spot, findings in judged.items() for each in findings if (each.code, each.message) not in told[spot])
    return replace(after, findings=_merged(kept, list(fresh)))


def _spot(finding: Finding) -> tuple[str, int]:
    row, _ = split_address(finding.cell or "") or (0, None)
    return finding.sheet or "", row or 0


def _judge(reading: ListReading, measure: MeasureRow) -> list[Finding]:
    table = _table_of(reading, measure)
    columns = table.columns if table else {}
    found = [
        place(issue, sheet=measure.sheet, cell=_cell_for(issue, measure, columns))
        for issue in judge(measure.values, columns.keys())
    ]
    lead = measure.values["lead_department"]
    if reading.department is not None and lead not in (None, reading.department):
        issue = Issue(_CO_REPORT, {"department": lead, "own": reading.department})
        letter = columns.get("lead_department", columns.get("title", "A"))
        found.append(place(issue, sheet=measure.sheet, cell=f"{letter}{measure.row}", field="lead_department"))
    return found


def _table_of(reading: ListReading, measure: MeasureRow) -> Table | None:
    above = [table for table in reading.tables if table.sheet == measure.sheet and table.header_row < measure.row]
    return max(above, key=lambda table: table.header_row, default=None)


def _cell_for(issue: Issue, measure: MeasureRow, columns: dict[str, str]) -> str:
    names = _MENDED_IN.get(issue.code.split(".")[0], ())
    letter = next((columns[name] for name in names if name in columns and name in measure.cells), columns.get("title", "A"))
    return f"{letter}{measure.row}"


def _proposed_anew(finding: Finding, before: MeasureRow, after: MeasureRow, master: MasterData) -> Finding:
    """What an old name is proposed to be hangs on the action field, so a new action field brings a new proposal."""
    number = after.values["action_field"]
    if finding.code != "department.ambiguous" or not finding.word or number == before.values["action_field"]:
        return finding
    asked = [issue for issue in recognise(finding.word, master, number).issues if issue.code == finding.code]
    return replace(finding, choices=asked[0].choices) if asked else finding


def _merged(kept: Iterable[Finding], fresh: list[Finding]) -> list[Finding]:
    """New findings stand behind the last one of their row or of a row above it."""
    result = list(kept)
    for finding in fresh:
        result.insert(_position(result, finding), finding)
    return result


def _position(findings: list[Finding], new: Finding) -> int:
    sheet, row = _spot(new)
    same = list(_positions(findings, sheet))
    before = [at for at, other in same if other <= row]
    if before:
        return before[-1] + 1
    return same[0][0] if same else len(findings)


def _positions(findings: Iterable[Finding], sheet: str) -> Iterator[tuple[int, int]]:
    for at, finding in enumerate(findings):
        if finding.sheet == sheet:
            yield at, _spot(finding)[1]
