"""What lies in the record of a round, one file after the other, so that only one of them is in memory at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.documents.csv_table import csv_bytes, csv_cell
from dashboard.documents.ledger_list import ledger_csv, ledger_list
from dashboard.documents.receipt import receipt_text
from dashboard.documents.round_record import Heading, record_text
from dashboard.documents.round_sheet.workbook import plain_name
from dashboard.papers.dossier import dossier
from dashboard.papers.files import dossier_name, minutes_name
from dashboard.papers.minutes import minutes
from dashboard.papers.pdf import pdf
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.rounds.ledger import ledger
from dashboard.vocabulary import LABELS, SAMPLE_MARK

_PAPERS, _DELIVERIES, _BOOKS = "unterlagen", "rueckmeldungen", "buecher"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filed:
    """One file of a record: where it lies, what it is, its bytes."""

    name: str
    what: str
    content: bytes


def record_parts(facts: RoundFacts) -> Iterator[Filed]:
    """Every file of the record of a frozen round."""
    yield from _deliveries(facts)
    yield from _books(facts)
    yield from _papers(facts)


def _deliveries(facts: RoundFacts) -> Iterator[Filed]:
    """What each house sent for the round, as it came, with its receipt; also what was taken back."""
    for row in reversed(facts.asked("deliveries/list", round=facts.round.code).to_dicts()):
        number, house = row["delivery_id"], row["department"]
        folder = f"{_DELIVERIES}/{number:04}_{plain_name(house)}"
        about = f"Rückmeldung {number} von {house}"
        for name, content in facts.asked("deliveries/workbook", delivery_id=number).iter_rows():
            if content is None:
                told = f"{about}: Die Mappe wurde geschwärzt und wird nicht mehr aufbewahrt.\r\n"
                yield Filed(f"{folder}/geschwaerzt.txt", f"{about}, Vermerk statt der Mappe", told.encode("utf-8-sig"))
            else:
                yield Filed(f"{folder}/{plain_name(name)}", f"{about}, Mappe im Original", bytes(content))
        receipt = receipt_text(facts.source, number, for_department=house)
        text = "\r\n".join([receipt.subject, "", *receipt.body.splitlines(), ""])
        yield Filed(f"{folder}/Quittung.txt", f"{about}, Quittung", text.encode("utf-8-sig"))


def _books(facts: RoundFacts) -> Iterator[Filed]:
    """What stands in the books: releases, the freeze, the state and what became of it, decisions with all their entries."""
    rows = facts.asked("deliveries/list", round=facts.round.code).to_dicts()
    yield _table("freigaben", "Rückmeldungen mit Freigaben und Rücknahmen", _RELEASES, reversed(rows))
    yield Filed(f"{_BOOKS}/festschreibung.txt", "Vermerk zur Festschreibung", _freeze_note(facts))
    measures = facts.asked("measures/values", round=facts.round.code).to_dicts()
    heads = {name: name for name in measures[0]} if measures else {"measure_id": "measure_id"}
    yield _table("massnahmen", "alle Maßnahmen des festgeschriebenen Standes, Feld für Feld", heads, measures)
    if facts.round.previous is not None:
        yield Filed(
            f"{_BOOKS}/verbleib.csv", "Verbleib jeder Maßnahme seit der vorigen Runde", _ledger(facts, facts.round.previous)
        )
    numbers = facts.asked("decisions/list", round=facts.round.code)["decision_id"].sort()
    entries = [row for number in numbers for row in facts.asked("decisions/history", decision_id=number).iter_rows(named=True)]
    yield _table("beschluesse", "Beschlüsse der Runde und offene der früheren, mit jedem Eintrag", _DECISIONS, entries)


_RELEASES = {
    "delivery_id": "Nr.",
    "department": "Haus",
    "kind": "Art",
    "file_name": "Datei",
    "sha256": "SHA-256",
    "known_from": "eingegangen (UTC)",
    "sender": "gesendet durch",
    "recorded_by": "erfasst durch",
    "proof": "Nachweis",
    "released_by": "freigegeben durch",
    "released_on": "freigegeben am",
    "reference": "Bezug",
    "withdrawn_at": "zurückgenommen (UTC)",
    "withdrawn_by": "zurückgenommen durch",
    "withdrawal_reason": "Grund der Rücknahme",
}
_DECISIONS = {
    "decision_id": "Nr.",
    "entry": "Eintrag",
    "round": "Runde",
    "wording": "Wortlaut",
    "kind": "Art",
    "departments": "Stellen",
    "stances": "Haltung",
    "file_number": "Aktenzeichen",
    "due_on": "Frist",
    "measures": "Maßnahmen",
    "fields": "Handlungsfelder",
    "state": "Stand",
    "reason": "Grund",
    "entered_by": "eingetragen durch",
    "entered_at": "eingetragen (UTC)",
}
_IN_WORDS = {"kind": "delivery_kind", "state": "decision_state", "stances": "stance"}
"""Columns that hold codes of the vocabulary; what it does not know (the kind of a decision) stands there in words already."""


def _table(name: str, what: str, heads: Mapping[str, str], rows: Any) -> Filed:
    cells = [[csv_cell(_word(column, row[column])) for column in heads] for row in rows]
    return Filed(f"{_BOOKS}/{name}.csv", what, csv_bytes([list(heads.values()), *cells]))


def _word(column: str, value: Any) -> Any:
    labels = LABELS.get(_IN_WORDS.get(column, ""), {})
    if isinstance(value, list):
        return [_word(column, each) for each in value]
    return labels.get(value, value) if isinstance(value, str) else value


def _freeze_note(facts: RoundFacts) -> bytes:
    row = next(each for each in facts.asked("freezing/standing").to_dicts() if each["round"] == facts.round.code)
    names: Sequence[tuple[str, str]] = (
        facts.asked("overview/names", round=facts.round.code).filter(kind="department").select("code", "name").rows()
    )
    heading = Heading(facts.round.title, facts.round.reference_date, row["frozen_by"], row["frozen_at"], facts.round.is_sample)
    return record_text(json.loads(row["record"]), dict(names), heading)


def _ledger(facts: RoundFacts, previous: str) -> bytes:
    rows, book = facts.changes, ledger(facts.changes, previous, facts.round.code)
    names = (f"Runde {previous}", facts.round.title)
    fates = {**LABELS["fate"], "not_reported": facts.round.silence}
    listed = ledger_list(rows.iter_rows(named=True), book, names, "", fates=fates, is_sample=facts.round.is_sample)
    # Its last line tells the day of making, which the same record made tomorrow would not have.
    return ledger_csv(replace(listed, lines=(*listed.lines[:-1], *([SAMPLE_MARK] if listed.is_sample else []))))


def _papers(facts: RoundFacts) -> Iterator[Filed]:
    """As PDF/A, which is made to be kept; the Word documents are for writing on."""
    is_held, code = facts.round.is_held, facts.round.code
    name = "Niederschrift" if is_held else "Tagesordnung"
    yield Filed(f"{_PAPERS}/{dossier_name(code, Part())}.pdf", "Sitzungsmappe für den Vorsitz", pdf(dossier(facts, Part())))
    for is_passed_on, version in ((False, "vollständig"), (True, "zur Weitergabe")):
        file = f"{_PAPERS}/{minutes_name(facts, is_passed_on=is_passed_on)}.pdf"
        yield Filed(file, f"{name}, {version}", pdf(minutes(facts, is_passed_on=is_passed_on)))
