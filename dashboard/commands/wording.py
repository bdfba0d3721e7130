"""What commands say about a list: as read, beside the store, and taken in. One German line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dashboard.documents.field_values import FieldWords
from dashboard.formats import counted, day, joined, measures
from dashboard.intake.accepting.acceptance import Acceptance, Receipt
from dashboard.intake.answers.questions import questions
from dashboard.intake.joining.comparison import Comparison, Counts
from dashboard.intake.layout.own_sheets import OURS
from dashboard.intake.model import Finding, ListReading
from dashboard.vocabulary import SEVERITIES

_PLURALS = {"error": "Fehler", "warning": "Warnungen", "note": "Hinweise"}


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
        if reason not in OURS:
            yield f"  Blatt „{sheet}“: keine Liste ({reason})"
    yield from _finding_lines(reading.findings)
    yield ""
    yield _next_step(reading)


def compared_lines(reading: ListReading, result: Comparison, words: FieldWords) -> Iterator[str]:
    """New, changed field by field, unchanged and missing measures."""
    yield f"{reading.file} ({result.department or 'Ressort nicht erkannt'}): {Counts.of(result).sentence}"
    for each in result.outcomes:
        sheet, row = each.match.place
        if each.is_new:
            yield f"  neu: {each.match.row.values['title']} ({sheet}, Zeile {row})"
    for each in result.outcomes:
        if each.is_changed and each.match.known:
            yield f"  geändert: {each.match.known.measure_id} {each.values['title']}"
            for name, (old, new) in each.changes.items():
                yield from (f"    {line}" for line in words.change_lines(name, old, new))
    for missing in result.missing:
        yield f"  fehlt: {missing.measure_id} {missing.title}"
    for found in result.contradictions:
        if found.set_aside_reason is None:
            yield f"  bitte prüfen: {found.measure_id or 'neu'} {found.title}: {found.sentence}"
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
    yield f"  {Counts.of(result.comparison).sentence}"
    yield from _finding_lines(result.comparison.findings)


def doubt_lines(comparison: Comparison) -> Iterator[str]:
    """Why a list is not taken in unasked: new rows that may be stored measures; nothing where there are none."""
    doubtful = comparison.doubtful
    if not doubtful:
        return
    many = counted(len(doubtful), "Zeile könnte eine gespeicherte Maßnahme", "Zeilen könnten gespeicherte Maßnahmen")
    yield f"Angenommen wurde nichts: {many} sein, und hier wird nicht gefragt."
    for outcome in doubtful:
        sheet, row = outcome.match.place
        likely = comparison.candidates[outcome.match.place][0]
        yield f"  - „{outcome.values['title']}“ ({sheet}, Zeile {row}): vielleicht {likely.measure_id} „{likely.title}“"
    yield "Bitte die Liste auf der Seite „Hochladen“ annehmen und die Zeilen dort zuordnen, oder ihre Kennung eintragen."
    yield "Sind sie wirklich neu: mit --without-questions annehmen."


def unasked_lines(reading: ListReading, comparison: Comparison) -> Iterator[str]:
    """What the page "Hochladen" would have asked and this command did not."""
    unasked = [
        (
            len([each for each in questions(reading) if each.wants_answer]),
            "Frage zu Werten, Spalten oder Blättern",
            "Fragen zu Werten, Spalten oder Blättern",
        ),
        (
            len(comparison.doubtful),
            "Zeile, die eine gespeicherte Maßnahme sein kann (gilt als neu)",
            "Zeilen, die gespeicherte Maßnahmen sein können (gelten als neu)",
        ),
        (
            len([each for each in comparison.missing if each.answer is None]),
            "fehlende Maßnahme (bleibt „nicht gemeldet“)",
            "fehlende Maßnahmen (bleiben „nicht gemeldet“)",
        ),
    ]
    told = [counted(count, one, many) for count, one, many in unasked if count]
    if told:
        yield ""
        yield f"Nicht gefragt wurde nach: {joined(told)}. Beantworten lässt es sich auf der Seite „Hochladen“."


def _origin(reading: ListReading) -> str:
    if reading.department is None:
        return "Ressort oder Stelle nicht erkannt"
    stand = f", Stand {day(reading.as_of)}" if reading.as_of else ""
    return f"{reading.department}{stand}"


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
