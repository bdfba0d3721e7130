"""Looking again at what depends on answered values: contradictions within a measure, Mitmeldungen, and proposals of bodies."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
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
    return replace(after, findings=_merged(kept, fresh))


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
