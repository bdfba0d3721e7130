"""What the page says about a list as a whole, in German. Without Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard import formats
from dashboard.documents.field_values import FieldWords, label, shortened
from dashboard.intake.answers.answers import Absence
from dashboard.intake.joining.comparison import FIELDS, WHOLE_LIST, Comparison, Counts, Scope
from dashboard.intake.model import Finding, ListReading, MeasureRow
from dashboard.vocabulary import SEVERITIES

_UNANSWERED = "was dann gilt, steht im Schritt „Prüfhinweise“ bei jeder"
_PLURALS = {"error": "Fehler", "warning": "Warnungen", "note": "Hinweise"}


def stored_lines(comparison: Comparison, open_questions: int) -> list[str]:
    """What accepting will do, one plain sentence a line."""
    counts, absences = Counts.of(comparison), Counter(each.absence for each in comparison.missing)
    lines = [
        formats.counted(counts.new, "neue Maßnahme wird gespeichert", "neue Maßnahmen werden gespeichert"),
        formats.counted(counts.changed, "Maßnahme wird geändert", "Maßnahmen werden geändert"),
        formats.counted(counts.unchanged, "Maßnahme wird bestätigt", "Maßnahmen werden bestätigt"),
    ]
    continued, silent = absences.pop(Absence.CONTINUED, 0), absences.pop(None, 0) + absences.pop(Absence.FORGOTTEN, 0)
    rarer = [
        (sum(absences.values()), "fehlende Maßnahme endet nach Ihrer Antwort", "fehlende Maßnahmen enden nach Ihrer Antwort"),
        (continued, "fehlende Maßnahme gilt unverändert weiter", "fehlende Maßnahmen gelten unverändert weiter"),
        (silent, "fehlende Maßnahme bleibt „nicht gemeldet“", "fehlende Maßnahmen bleiben „nicht gemeldet“"),
        (counts.co_reports, "Mitmeldung wartet auf das federführende Haus", "Mitmeldungen warten auf das federführende Haus"),
        (counts.left_out, "Zeile wird nicht übernommen", "Zeilen werden nicht übernommen"),
        (open_questions, f"Frage bleibt offen; {_UNANSWERED}", f"Fragen bleiben offen; {_UNANSWERED}"),
    ]
    return lines + [formats.counted(count, one, many) for count, one, many in rarer if count]


def left_open_sentence(comparison: Comparison, open_doubts: int) -> str:
    """What waits for an answer and changes most: known measures that the list lacks, rows in doubt; empty where neither is."""
    unsaid = sum(each.answer is None for each in comparison.missing)
    parts = []
    if unsaid:
        named = sum(each.match.known is not None and not each.is_co_report for each in comparison.outcomes)
        known = f"{formats.number(unsaid)} von {formats.number(named + len(comparison.missing))} bekannten Maßnahmen"
        lacks, stays = ("fehlt", "bleibt sie") if unsaid == 1 else ("fehlen", "bleiben sie")
        parts.append(f"**{known} {lacks} in der Liste**: Ohne Antwort im Schritt „Vergleich“ {stays} „nicht gemeldet“.")
    if open_doubts:
        many = formats.counted(open_doubts, "Zuordnung ist", "Zuordnungen sind")
        parts.append(f"**{many} offen**: Ohne Antwort im Schritt „Zuordnung“ gilt eine solche Zeile als neue Maßnahme.")
    return "  \n".join(parts)


def severity_words(severity: str) -> str:
    """Sign and word of a severity: "! Warnung"."""
    return next(f"{term.sign} {term.label}" for term in SEVERITIES if term.code == severity)


def counted_findings(findings: list[Finding]) -> str:
    """ "1 Fehler, 3 Warnungen und 2 Hinweise"; "keine Prüfhinweise" where there are none."""
    counts = Counter(finding.severity for finding in findings)
    parts = [formats.counted(counts[term.code], term.label, _PLURALS[term.code]) for term in SEVERITIES if counts[term.code]]
    return formats.joined(parts) or "keine Prüfhinweise"


def read_sentence(reading: ListReading) -> str:
    """How much was read, and from where."""
    sheets = formats.joined([f"„{table.sheet}“ (Kopfzeile {table.header_row})" for table in reading.tables])
    where = f" aus dem Blatt {sheets}" if len(reading.tables) == 1 else f" aus den Blättern {sheets}" if sheets else ""
    day = f" Stand der Liste: {formats.day(reading.as_of)}." if reading.as_of else ""
    return f"Gelesen: {formats.measures(len(reading.measures))}{where}.{day}"


_OF_A_ROW = ("action_field", "lead_department", "levels", "stage", "rating", "period_text", "start", "end", "report")
"""What tells a row of a list from its neighbours."""


def row_sentence(row: MeasureRow, words: FieldWords) -> str:
    """A row of the list as it was read, in one line: number, title, and what else it says."""
    number = f"Nr. {row.values['number']} · " if row.values["number"] else ""
    told = [
        f"{label(name)}: {shortened(words.value(name, row.values[name]))}"
        for name in _OF_A_ROW
        if row.values[name] not in (None, [])
    ]
    return " · ".join((f"Zeile {row.row}: {number}{shortened(str(row.values['title']))}", *told))


def rows_sentence(rows: Sequence[MeasureRow], count: int) -> str:
    """The first of `count` rows by their titles: "Zeile 6 „Vorkurse“, Zeile 9 „Lesepaten“ und 12 weitere"."""
    named = [f"Zeile {row.row} „{shortened(str(row.values['title']))}“" for row in rows]
    more = count - len(named)
    return f"{', '.join(named)} und {formats.number(more)} weitere" if more else formats.joined(named)


def state_sentence(reading: ListReading, open_questions: int, torn: int = 0) -> str:
    """What is to be done with the list: mend it, answer, or go on."""
    errors = sum(finding.severity == "error" for finding in reading.findings)
    if errors:
        many = formats.counted(errors, "Fehler verhindert", "Fehler verhindern")
        return f"{many}, dass diese Liste angenommen wird. Alles andere können Sie schon jetzt ansehen und beantworten."
    if torn:
        many = formats.counted(torn, "Zeile nennt", "Zeilen nennen")
        return f"{many} Kennung und Titel zweier Maßnahmen. Bitte sagen Sie im Schritt „Zuordnung“, welche gemeint ist."
    if open_questions:
        many = formats.counted(open_questions, "Frage ist", "Fragen sind")
        return f"Die Liste kann angenommen werden. {many} noch offen; was ohne Antwort gilt, steht bei jeder."
    return "Die Liste kann angenommen werden; keine Frage ist offen."


def scope_sentence(scope: Scope, fields: dict[int, str]) -> str:
    """What the list speaks for, and what that means for measures that it does not name."""
    if scope.kind == WHOLE_LIST:
        return "Die Liste steht für **alle Maßnahmen des Hauses**: Was sie nicht nennt, wird unten erfragt."
    if scope.kind == FIELDS:
        named = formats.joined([formats.literal(fields.get(number, str(number))) for number in scope.fields])
        return f"Die Liste steht nur für **{named}**: Was dort fehlt, wird unten erfragt; alles andere bleibt, wie es ist."
    return "Die Liste steht nur für **die Maßnahmen, die sie nennt**: Nach anderen wird nicht gefragt; sie bleiben, wie sie sind."
