"""What commands say about a list: as read, beside the store, and taken in. One German line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dashboard.documents.field_values import Labels
from dashboard.formats import counted, measures
from dashboard.intake.accepting.acceptance import Acceptance, Receipt
from dashboard.intake.joining.comparison import Comparison
from dashboard.intake.model import Finding, ListReading
from dashboard.vocabulary import FIELD_BY_NAME, LABELS, SEVERITIES

_PLURALS = {"error": "Fehler", "warning": "Warnungen", "note": "Hinweise"}
_BROKEN_OFF = 60


def checked_lines(reading: ListReading) -> Iterator[str]:
    """What was read, every finding by severity, and what to do next."""
    if not reading.is_readable:
        yield reading.findings[0].message
        return
    yield f"{reading.file}: {measures(len(reading.measures))} gelesen, {_origin(reading)}."
    for table in reading.tables:
        count = sum(row.sheet == table.sheet for row in reading.measures)
        yield f"  Blatt „{table.sheet}“, Kopfzeile {table.header_row}: {measures(count)}"
    for sheet, reason in reading.other_sheets.items():
        yield f"  Blatt „{sheet}“: keine Liste ({reason})"
    yield from _finding_lines(reading.findings)
    yield ""
    yield _next_step(reading)


def compared_lines(reading: ListReading, result: Comparison, labels: Labels) -> Iterator[str]:
    """New, changed field by field, unchanged and missing measures. `labels`: those of the master data."""
    compared = result.to_dict()
    yield f"{reading.file} ({result.department or 'Ressort nicht erkannt'}): " + ", ".join(
        [
            f"{len(compared['new'])} neu",
            f"{len(compared['changed'])} geändert",
            f"{compared['unchanged']} unverändert",
            f"{len(compared['missing'])} nicht enthalten",
        ]
    )
    for row in compared["new"]:
        yield f"  neu: {row['title']} ({row['sheet']}, Zeile {row['row']})"
    for change in compared["changed"]:
        yield f"  geändert: {change['measure_id']} {change['title']}"
        for name, (old, new) in change["fields"].items():
            yield f"    {_field_label(name)}: {_value(name, old, labels)} → {_value(name, new, labels)}"
    for row in compared["missing"]:
        yield f"  nicht enthalten: {row['measure_id']} {row['title']}"
    yield from _finding_lines([*[each for each in reading.findings if each.severity == "error"], *result.findings])
    yield ""
    yield "Gespeichert wurde nichts."


def accepted_lines(file: str, result: Acceptance, receipt: Receipt) -> Iterator[str]:
    """What was taken in, and what is left to look at."""
    release = receipt.release
    state = f"freigegeben durch {release.released_by}" if release else "als Arbeitsstand (noch nicht freigegeben)"
    yield (
        f"{file} wurde angenommen: Rückmeldung {result.delivery_id}, {result.department}, Runde {receipt.round_code}, {state}."
    )
    yield f"  {result.new} neu, {result.changed} geändert, {result.unchanged} unverändert, {result.missing} nicht enthalten"
    if result.co_reports:
        yield f"  {counted(result.co_reports, 'Mitmeldung', 'Mitmeldungen')} anderer Häuser, nicht mitgezählt"
    yield from _finding_lines(result.comparison.findings)


def _origin(reading: ListReading) -> str:
    if reading.department is None:
        return "Ressort oder Stelle nicht erkannt"
    day = f", Stand {reading.as_of:%d.%m.%Y}" if reading.as_of else ""
    return f"{reading.department}{day}"


def _finding_lines(findings: list[Finding]) -> Iterator[str]:
    counts = Counter(finding.severity for finding in findings)
    for severity in SEVERITIES:
        if not counts[severity.code]:
            continue
        yield ""
        yield f"{counted(counts[severity.code], severity.label, _PLURALS[severity.code])} – {severity.explanation}:"
        yield from (f"  - {finding.message}" for finding in findings if finding.severity == severity.code)


def _next_step(reading: ListReading) -> str:
    if not reading.is_acceptable:
        return "Die Liste kann so nicht angenommen werden: Bitte die Fehler in der Mappe beheben und erneut prüfen."
    if reading.department is None:
        return "Die Liste ist lesbar; zum Annehmen bitte das Ressort mit --department KÜRZEL angeben."
    return "Die Liste kann angenommen werden."


def _field_label(name: str) -> str:
    field = FIELD_BY_NAME.get(name)
    return field.heading if field else {"extra": "Zusatzangaben", "footnotes": "Fußnoten"}.get(name, name)


def _value(name: str, value: Any, labels: Labels) -> str:
    if value in (None, "", [], {}):
        return "keine Angabe"
    if isinstance(value, list):
        return ", ".join(_value(name, item, labels) for item in value)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    text = (labels.get(name) or LABELS.get(name, {})).get(str(value), str(value))
    return text if len(text) <= _BROKEN_OFF else f"„{text[:_BROKEN_OFF].rstrip()} …“"
