"""What a correction workbook says: the listed findings, the head above them, and the marked cells with their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dashboard import formats
from dashboard.intake.cells.addresses import column_number, split_address
from dashboard.intake.layout.own_sheets import TITLE
from dashboard.intake.model import Finding, ListReading
from dashboard.vocabulary import SEVERITIES

MOST_LISTED = 5_000
"""Nobody mends more at a time; the sentence above the list says so."""
MOST_MARKED = 2_000
MOST_IN_COMMENT = 6

_ORDER = [term.code for term in SEVERITIES]
_LABELS = {term.code: term.label for term in SEVERITIES}
_SIGNED = {term.code: f"{term.sign} {term.label}" for term in SEVERITIES}
_PLURALS = {"error": "Fehler", "warning": "Warnungen", "note": "Hinweise"}
_INPUTS = {"date": "ein Tag (TT.MM.JJJJ)", "number": "eine Zahl", "period": "erster und letzter Tag"}
_MARKED = ("error", "warning")
"""What is only told to be known needs no mark."""


@dataclass(frozen=True, slots=True)
class Line:
    """One listed finding: the eight texts of its row, and where its link leads (sheet and cell, row or column)."""

    texts: tuple[str, ...]
    sheet: str | None
    target: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell to be marked, by the worst severity of its findings, with the sentences of its comment."""

    sheet: str
    row: int
    column: int
    severity: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is put into a workbook: head (one line each, the first is the title), listed findings, marks."""

    head: tuple[str, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    is_sample: bool


def plan_of(reading: ListReading, checked_at: datetime) -> Plan:
    """The correction of a readable list, as it was checked at this time."""
    findings = sorted(reading.findings, key=lambda each: _ORDER.index(each.severity))
    lines = tuple(_line(number, each) for number, each in enumerate(findings[:MOST_LISTED], 1))
    marks = _marks(reading, findings)
    return Plan(_head(reading, checked_at, len(marks)), lines, marks, reading.is_sample)


def severity_words(severity: str) -> str:
    """Sign and word: "! Warnung"."""
    return _SIGNED[severity]


def answers_of(finding: Finding) -> str:
    """The possible answers in words; what is proposed says so."""
    if not finding.choices:
        return _INPUTS.get(finding.asks, "")
    return "; ".join(f"{each.label} (Vorschlag)" if each.is_proposed else each.label for each in finding.choices)


def _line(number: int, finding: Finding) -> Line:
    told = (finding.sheet or "", finding.cell or "", finding.value or "", finding.expected, finding.message)
    return Line((str(number), severity_words(finding.severity), *told, answers_of(finding)), finding.sheet, finding.cell)


def _head(reading: ListReading, checked_at: datetime, marked: int) -> tuple[str, ...]:
    counts = Counter(finding.severity for finding in reading.findings)
    counted = [formats.counted(counts[code], _LABELS[code], _PLURALS[code], f"keine {_PLURALS[code]}") for code in _ORDER]
    origin = f"{reading.department}, " if reading.department else ""
    if counts["error"]:
        verdict = "So kann die Liste nicht angenommen werden: Bitte zuerst die Fehler beheben, dann die Warnungen ansehen."
    else:
        verdict = "Die Liste kann angenommen werden. Warnungen bitte ansehen; Hinweise sagen, was verstanden wurde."
    cut = len(reading.findings) - MOST_LISTED
    more = f" Aufgeführt sind die ersten {formats.number(MOST_LISTED)}; weitere: {formats.number(cut)}." if cut > 0 else ""
    more += f" Markiert sind die ersten {formats.number(MOST_MARKED)} Zellen." if marked >= MOST_MARKED else ""
    return (
        TITLE.format(file=reading.file),
        f"{origin}geprüft am {formats.day(checked_at.date())} um {checked_at:%H:%M} Uhr: {formats.joined(counted)}.{more}",
        verdict,
    )


def _marks(reading: ListReading, findings: Iterable[Finding]) -> tuple[Mark, ...]:
    """One mark per cell, worst first."""
    by_cell: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in findings:
        place = _place(reading, finding) if finding.severity in _MARKED else None
        if place is not None and (place in by_cell or len(by_cell) < MOST_MARKED):
            by_cell.setdefault(place, []).append(finding)
    return tuple(Mark(*place, each[0].severity, _comment(each)) for place, each in by_cell.items())


def _place(reading: ListReading, finding: Finding) -> tuple[str, int, int] | None:
    """The cell that shows a finding: a whole row at its title, a whole column at its heading."""
    at = split_address(finding.cell) if finding.cell else None
    if at is None or finding.sheet is None:
        return None
    row, column = at
    tables = [table for table in reading.tables if table.sheet == finding.sheet]
    if row is None:
        row = tables[0].header_row if tables else 1
    if column is None:
        above = [table for table in tables if table.header_row < row] or tables
        column = column_number(above[-1].columns.get("title", "A")) if above else 1
    return finding.sheet, row, column


def _comment(findings: list[Finding]) -> str:
    told = [_sentences(each) for each in findings[:MOST_IN_COMMENT]]
    if len(findings) > MOST_IN_COMMENT:
        told.append("Weitere Prüfhinweise zu dieser Zelle stehen in der Liste am Ende der Mappe.")
    return "\n\n".join(told)


def _sentences(finding: Finding) -> str:
    told = [f"{severity_words(finding.severity)}: {finding.message}"]
    told += [f"Erwartet: {finding.expected}"] if finding.expected else []
    answers = answers_of(finding)
    return "\n".join([*told, f"Mögliche Antworten: {answers}"] if answers else told)
