"""A reading as plain data: lossless between processes, and as the JSON that `check` prints."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from dashboard.intake.answers.hints import Hints
from dashboard.intake.model import Choice, Finding, ListReading, MeasureRow, footnote_lines
from dashboard.intake.process.record_codec import decode, encode
from dashboard.master import MasterData
from dashboard.vocabulary import FIELDS


def reading_to_dict(reading: ListReading) -> dict[str, Any]:
    """A reading as JSON values, without loss."""
    encoded: dict[str, Any] = encode(reading)
    return encoded


def reading_from_dict(data: dict[str, Any]) -> ListReading:
    """The reading that `reading_to_dict` encoded; ValueError, KeyError or TypeError where it is none."""
    reading: ListReading = decode(ListReading, data)
    return reading


def master_to_dict(master: MasterData) -> dict[str, Any]:
    """Master data as JSON values, without loss."""
    encoded: dict[str, Any] = encode(master)
    return encoded


def master_from_dict(data: dict[str, Any]) -> MasterData:
    """The master data that `master_to_dict` encoded; ValueError, KeyError or TypeError where it is none."""
    master: MasterData = decode(MasterData, data)
    return master


def hints_to_dict(hints: Hints) -> dict[str, Any]:
    """Hints as JSON values, without loss."""
    return {"department": hints.department, "sheets": dict(hints.sheets), "columns": dict(hints.columns)}


def hints_from_dict(data: dict[str, Any]) -> Hints:
    """The hints that `hints_to_dict` encoded."""
    return Hints(data["department"], data["sheets"], data["columns"])


def check_json(reading: ListReading) -> dict[str, Any]:
    """The JSON of `check` (a contract): file, department, acceptable, tables, measures, findings.

    A measure has `sheet`, `row` and every field of the vocabulary; sets are sorted lists, dates ISO, null is "not reported".
    Beyond the contract: `extra` and `footnotes` of a measure, `choices` of a finding, and `rows`, what each row was taken for.
    """
    return {
        "file": reading.file,
        "department": reading.department,
        "acceptable": reading.is_acceptable,
        "tables": [
            {"sheet": table.sheet, "header_row": table.header_row, "columns": dict(table.columns)} for table in reading.tables
        ],
        "measures": [_measure(measure) for measure in reading.measures],
        "findings": [_finding(finding) for finding in reading.findings],
        "rows": [asdict(row) for row in reading.rows],
    }


def _measure(measure: MeasureRow) -> dict[str, Any]:
    return {
        "sheet": measure.sheet,
        "row": measure.row,
        **{field.name: _shown(measure.values.get(field.name)) for field in FIELDS},
        "extra": dict(measure.extra),
        "footnotes": footnote_lines(measure.footnotes),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "value": finding.value,
        "message": finding.message,
        "choices": [_choice(choice) for choice in finding.choices],
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {"value": _shown(choice.value), "label": choice.label, "proposed": choice.is_proposed}


def _shown(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(_shown(item) for item in value)
    if isinstance(value, list | tuple):
        return [_shown(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _shown(item) for key, item in value.items()}
    return value
