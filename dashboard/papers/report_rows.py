"""The rows behind the public report, as files: every measure with its public fields, its fate, and what the columns mean.

The report's PDF carries them inside, they are released with it, and the public view is drawn from them alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.charts.words import stage_words
from dashboard.documents.csv_table import csv_bytes, csv_cell
from dashboard.documents.ledger_list import ledger_list, public
from dashboard.fields import FIELDS, Visibility
from dashboard.papers.model import Attachment
from dashboard.papers.report_facts import ReportFacts
from dashboard.report.released import DICTIONARY_FILE, LEDGER_FILE, MEASURES_FILE
from dashboard.vocabulary import LABELS, Kind

PUBLIC_FIELDS = tuple(field for field in FIELDS if field.visibility is Visibility.PUBLIC and field.name != "measure_id")
_BESIDE = (
    ("Kennung", "Dauerhafte Kennung der Maßnahme"),
    ("Haus", "Wer die Maßnahme verantwortet, als Kürzel"),
    ("Rückmeldung", "Ob die Angaben für diese Runde bestätigt sind"),
    ("Grund", "Warum eine Maßnahme eingestellt oder zurückgestellt ist"),
)
"""The columns beside the fields, and what they hold."""
CONFIRMED = "bestätigt"
ENDED = "eingestellt"
"""What the report calls both classes of ended measures: whether a house gave a reason is told by the reason itself."""
_PLAIN = (Kind.TEXT, Kind.DATE, Kind.INTEGER, Kind.NUMBER, Kind.PERCENT, Kind.BOOLEAN)


def attachments(report: ReportFacts) -> tuple[Attachment, ...]:
    """The three files, in the order in which somebody wants them."""
    told = (
        (MEASURES_FILE, _measures(report), "Alle Maßnahmen mit ihren öffentlichen Angaben"),
        (LEDGER_FILE, _ledger(report), "Was aus jeder Maßnahme des früheren Stands wurde"),
        (DICTIONARY_FILE, _dictionary(), "Was die Spalten bedeuten"),
    )
    return tuple(Attachment(name, "text/csv", csv_bytes(rows).decode("utf-8"), words) for name, rows, words in told)


def _measures(report: ReportFacts) -> Iterator[Sequence[str]]:
    """A row for each measure of the round, the ended and merged ones included, in official order."""
    yield [heading for heading, _ in _BESIDE[:2]] + [field.heading for field in PUBLIC_FIELDS] + [head for head, _ in _BESIDE[2:]]
    confirmed = dict(report.facts.measures.select("measure_id", "is_reported").iter_rows())
    for key, row in report.values.items():
        state = CONFIRMED if confirmed[key] else report.facts.round.silence
        beside = [state, csv_cell(report.why(key))]
        yield [key, row["responsible"], *(_cell(field.name, field.kind, row, report) for field in PUBLIC_FIELDS), *beside]


def _cell(name: str, kind: Kind, row: Mapping[str, Any], report: ReportFacts) -> str:
    """A value as a cell: numbers and days to compute with, classes in German words."""
    if name == "stage":
        return stage_words(row[name] or "none")
    if row[name] in (None, "", []):
        return ""
    return csv_cell(row[name] if kind in _PLAIN and name != "action_field" else report.facts.words.value(name, row[name]))


def _ledger(report: ReportFacts) -> Iterator[Sequence[str]]:
    """A row for each measure that either point knows; only the heads where there is no earlier round."""
    labels = LABELS["fate"] | {"ended_with_reason": ENDED, "ended_without_reason": ENDED}
    labels |= {"not_reported": report.facts.round.silence}
    names = (report.earlier or "", report.facts.round.code)
    if report.book is None:
        yield ["Kennung", "Maßnahme", "Haus", "Verbleib"]
        return
    listed = public(ledger_list(report.changes.to_dicts(), report.book, names, "", fates=labels, is_sample=False))
    yield [*(heading for heading, _ in listed.columns), "Grund"]
    for row in listed.rows:
        yield [*map(csv_cell, row), csv_cell(report.why(str(row[0])))]


def _dictionary() -> Iterator[Sequence[str]]:
    yield ["Spalte", "Feld", "Bedeutung", "Einheit"]
    for heading, meaning in _BESIDE:
        yield [heading, "", meaning, ""]
    for field in PUBLIC_FIELDS:
        yield [field.heading, field.name, field.explanation, field.unit]
