"""Taking a list into the store, in one transaction with the bytes of its workbook, or not at all; and the receipt of what came
of it.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Final

import polars as pl

from dashboard import formats, queries, settings
from dashboard.access.mapping import is_wanted
from dashboard.intake.accepting.delivered import DeliveredRows, answer_rows, inquiry_answer_rows, set_aside_rows
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.answers.answers import NONE, Answers
from dashboard.intake.joining.comparison import FIELDS, Comparison, compare, newest_delivery_id
from dashboard.intake.joining.strangers import NONE_KNOWN
from dashboard.intake.joining.timeliness import KNOWN_DRAFT
from dashboard.intake.model import Finding, ListReading
from dashboard.intake.values.texts import match_key
from dashboard.refusals import RefusalError, known_department, known_round
from dashboard.store import Queryable, Store, Writer

ANSWERED: Final = "answered"
"""The severity under which a finding is kept that an answer has settled: where that answer was given is told by it."""

_LEAP: Final = 4
"""One number in so many is the next one, where numbers leap."""

ANY: Final = -1
"""In place of a delivery: compared with nothing that somebody has seen, as unattended commands do."""


def refuse_outdated(source: Queryable, department: str | None, based_on: int | None) -> None:
    """OutdatedError where the department's newest delivery is not the one that the comparison was based on."""
    if based_on == ANY:
        return
    newest = newest_delivery_id(source, department)
    if newest != based_on:
        again = "Bitte vergleichen Sie erneut; Ihre Antworten bleiben erhalten."
        raise OutdatedError(f"Angenommen wurde nichts: {_what_came_between(source, department, newest, based_on)} {again}")


def _what_came_between(source: Queryable, department: str | None, newest: int | None, based_on: int | None) -> str:
    if newest is None or (based_on is not None and newest < based_on):
        return f"Inzwischen wurde die Rückmeldung {based_on} von {department} zurückgenommen."
    row = queries.run(source, "identity/newest_delivery", department=department).row(0, named=True)
    counts = [
        formats.counted(row["new"], "neue Maßnahme", "neue Maßnahmen"),
        formats.counted(row["changed"], "geänderte", "geänderte"),
    ]
    when = formats.day(row["known_from"].date())
    return (
        f"Inzwischen wurde für {department} die Rückmeldung {newest} zur Runde {row['round']} angenommen "
        f"(am {when}: {formats.joined(counts)})."
    )


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What was taken in: the number of the delivery, how many measures of each kind, and the comparison it rests on."""

    delivery_id: int
    department: str
    new: int
    changed: int
    unchanged: int
    missing: int
    co_reports: int
    comparison: Comparison


def accept(
    store: Store,
    reading: ListReading,
    content: bytes,
    *,
    receipt: Receipt,
    answers: Answers = NONE,
    based_on: int | None = ANY,
) -> Acceptance:
    """Take a list in with its answers and publish the new state; without a release it is a draft, which no shared view counts.

    `content` are the workbook's bytes; `reading` already has the answers about words and columns in it (answers/answered.py). The
    same values again confirm the stored version. `based_on` is the department's newest delivery that the house has seen in its
    comparison. AcceptanceError: the list or the answers have errors, its department or the round is unknown; it was
    recorded for another body without a proof; OutdatedError: another delivery came in between; DoubtfulTimeError: it seems to be
    the list of another round, and no answer says otherwise; StoreError: there is no store, or another writer does not end.
    """
    check_acceptable(reading)
    if receipt.recorded_by is not None and not (receipt.proof or "").strip():
        raise AcceptanceError(
            "Angenommen wurde nichts: Wer eine Liste für ein anderes Haus erfasst, nennt den Nachweis, dass sie von dort kommt."
        )
    with store.write() as writer:
        refuse_outdated(writer, reading.department, based_on)
        acceptance = record(writer, reading, content, receipt, answers)
        refuse_doubts(acceptance.comparison, receipt, answered_for=frozenset({NONE_KNOWN}))
        derive(writer)
    return acceptance


def refuse_doubts(comparison: Comparison, receipt: Receipt, *, answered_for: frozenset[str] = frozenset()) -> None:
    """What somebody must have said before: which measure a torn row is, and that a list of another round or house is meant.

    AcceptanceError, DoubtfulTimeError. To release what lies there as a draft needs no word. A list that was accepted once is not
    asked again when it is read anew. `answered_for` are the codes of doubts that the caller answers for: whether a list is its
    house's at all is asked by page and command before they hand it in.
    """
    if comparison.torn:
        raise AcceptanceError(f"Angenommen wurde nichts. {comparison.torn[0].message}")
    told_already = answered_for if receipt.release is None else answered_for | {KNOWN_DRAFT}
    doubts = [each for each in comparison.time.doubts if each.code not in told_already]
    if doubts:
        told = " ".join(each.message for each in doubts)
        raise DoubtfulTimeError(f"Angenommen wurde nichts. {told}")


def check_acceptable(reading: ListReading) -> None:
    """AcceptanceError where the list could not be read, has errors, or is of no recognised department."""
    errors = [finding for finding in reading.findings if finding.severity == "error"]
    if not reading.is_readable:
        raise AcceptanceError(errors[0].message)
    if errors:
        count = f"{len(errors)} Fehler" if len(errors) != 1 else "einen Fehler"
        raise AcceptanceError(f"„{reading.file}“ kann nicht angenommen werden; die Prüfung fand {count}. {errors[0].message}")
    if reading.department is None:
        raise AcceptanceError(
            f"„{reading.file}“ kann nicht angenommen werden: Es ist nicht erkennbar, welches Ressort die Liste schickt. "
            "Bitte das Kürzel im Titel der Liste nennen oder mit --department angeben."
        )


def record(
    writer: Writer,
    reading: ListReading,
    content: bytes,
    receipt: Receipt,
    answers: Answers = NONE,
    set_free: pl.DataFrame | None = None,
) -> Acceptance:
    """Write one delivery with its findings, measures and answers into an open transaction; `derive` fills the derived tables.

    `set_free`: the keys that the same measures get again (measure_id, title); None asks which are free now.
    """
    check_acceptable(reading)
    reference_date = reference_date_of(writer, receipt.round_code)
    department = _department(writer, reading)
    comparison = compare(writer, reading, round_code=receipt.round_code, answers=answers)
    _refuse_wrong_answers(reading, comparison)
    _refuse_foreign_list(reading, department, comparison)
    delivery_id, version_id = number_of(writer, receipt), writer.next_number("measure_version", "version_id")
    valid_from = reading.as_of or reference_date
    sha256 = _keep_workbook(writer, content)
    own = {"delivery_id": delivery_id, "department": department, "sha256": sha256, "valid_from": valid_from}
    writer.insert("delivery", [_delivery_row(reading, comparison, receipt) | own])
    if receipt.release is not None:
        writer.insert("release", [receipt.release.row(delivery_id, receipt.received_at)])
    settled = [replace(each, severity=ANSWERED) for each in (*reading.answered_findings, *comparison.settled)]
    writer.insert("finding", _finding_rows(delivery_id, [*reading.findings, *comparison.findings, *settled]))
    free = queries.run(writer, "identity/set_free", department=department) if set_free is None else set_free
    delivered = DeliveredRows(delivery_id, department, valid_from, version_id, _sequence(writer, department), _by_title(free))
    _write_measures(writer, delivered, comparison)
    writer.insert("answer", answer_rows(answers, delivered, writer.next_number("answer", "answer_id"), receipt.received_at))
    writer.insert("set_aside", set_aside_rows(delivery_id, comparison, answers))
    writer.insert("inquiry_answer", inquiry_answer_rows(delivery_id, comparison))
    return _counted(delivery_id, department, comparison)


def _write_measures(writer: Writer, delivered: DeliveredRows, comparison: Comparison) -> None:
    for outcome in comparison.outcomes:
        delivered.add(outcome)
    for missing in comparison.missing:
        delivered.add_missing(missing)
    for table, rows in delivered.tables.items():
        writer.insert(table, rows)


def _refuse_wrong_answers(reading: ListReading, comparison: Comparison) -> None:
    wrong = [finding.message for finding in comparison.findings if finding.severity == "error"]
    if wrong:
        raise AcceptanceError(f"„{reading.file}“ kann so nicht angenommen werden: {wrong[0]}")


def _refuse_foreign_list(reading: ListReading, department: str, comparison: Comparison) -> None:
    """A list of which no row is led by the body it is said to come from was most likely named wrongly."""
    if comparison.outcomes and all(outcome.is_co_report for outcome in comparison.outcomes):
        leads = ", ".join(sorted({str(row.values["lead_department"]) for row in reading.measures}))
        raise AcceptanceError(
            f"„{reading.file}“ kann nicht als Liste von {department} angenommen werden: Alle Maßnahmen darin führt {leads}. "
            "Bitte das angegebene Ressort oder die Spalte Federführung prüfen."
        )


def _department(source: Queryable, reading: ListReading) -> str:
    return known_department(str(reading.department), queries.run(source, "master/department")["code"])


def _sequence(source: Queryable, department: str) -> int:
    return int(queries.run(source, "identity/highest_sequence", department=department)["sequence"][0])


def reference_date_of(source: Queryable, round_code: str) -> date:
    """The reference date (Stichtag) of a round; AcceptanceError where the round is unknown."""
    days: dict[str, date] = dict(queries.run(source, "master/steering_round").select("code", "reference_date").iter_rows())
    return days[known_round(round_code, days)]


def _by_title(set_free: pl.DataFrame) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for key, title in set_free.iter_rows():
        keys.setdefault(match_key(title), []).append(key)
    return keys


def _keep_workbook(writer: Writer, content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    if queries.run(writer, "acceptance/workbook", sha256=sha256).is_empty():
        writer.insert("workbook", [{"sha256": sha256, "size_bytes": len(content), "content": content}])
    return sha256


def _delivery_row(reading: ListReading, comparison: Comparison, receipt: Receipt) -> dict[str, Any]:
    scope = comparison.kept_scope
    return {
        "round": receipt.round_code,
        "kind": "list",
        "file_name": reading.file,
        "sender": receipt.sender,
        "recorded_by": receipt.recorded_by,
        "proof": receipt.proof,
        "scope": scope.kind,
        "scope_fields": list(scope.fields) if scope.kind == FIELDS else None,
        "as_of": reading.as_of,
        "known_from": receipt.received_at,
        "is_sample": reading.is_sample,
        "row_count": len(reading.measures),
    }


def _finding_rows(delivery_id: int, findings: list[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "delivery_id": delivery_id,
            "position": position,
            "code": finding.code,
            "severity": finding.severity,
            "sheet": finding.sheet,
            "cell": finding.cell,
            "field": finding.field,
            "value": finding.value,
            "message": finding.message,
        }
        for position, finding in enumerate(findings, start=1)
    ]


def _counted(delivery_id: int, department: str, comparison: Comparison) -> Acceptance:
    outcomes = comparison.outcomes
    return Acceptance(
        delivery_id,
        department,
        new=sum(outcome.is_new for outcome in outcomes),
        changed=sum(outcome.is_changed for outcome in outcomes),
        unchanged=sum(outcome.is_unchanged for outcome in outcomes),
        missing=len(comparison.missing),
        co_reports=sum(outcome.is_co_report for outcome in outcomes),
        comparison=comparison,
    )


@dataclass(frozen=True, slots=True)
class Release:
    """A release (Freigabe) as it was told: by which function, on which day, under which reference or file number."""

    released_by: str
    released_on: date | None = None
    reference: str | None = None

    def row(self, delivery_id: int, released_at: datetime) -> dict[str, Any]:
        """Its row in the table `release`."""
        return {
            "delivery_id": delivery_id,
            "released_at": released_at,
            "released_by": self.released_by,
            "released_on": self.released_on,
            "reference": self.reference,
        }


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a list came: for which round, when (UTC, without zone), and its release (None: a draft).

    `sender` is the function that sent it; `recorded_by` and `proof` say who recorded it for the body, and what proves it.
    `number`: the number that it has, where it is read anew.
    """

    round_code: str
    received_at: datetime
    release: Release | None = None
    sender: str | None = None
    recorded_by: str | None = None
    proof: str | None = None
    number: int | None = None


def number_of(writer: Writer, receipt: Receipt) -> int:
    """The number of a delivery that is taken in: higher than those before it.

    Where houses log in, numbers leap by chance, and by no bound: so the gaps that somebody sees between the deliveries that are
    for his eyes do not tell that there are others.
    """
    if receipt.number is not None:
        return receipt.number
    leap = 0
    while is_wanted(settings.ACCESS) and secrets.randbelow(_LEAP):
        leap += 1
    return writer.next_number("delivery", "delivery_id") + leap


def now() -> datetime:
    """The moment, in UTC without zone, to the second: how all times are stored."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def receipt(round_code: str, released_by: str | None = None, sender: str | None = None) -> Receipt:
    """A list that comes in now, released by a function or as a draft."""
    return Receipt(round_code, now(), Release(released_by) if released_by else None, sender)


class AcceptanceError(RefusalError):
    """The list or its answers stand in the way: where many are taken in, this one is left out."""


class OutdatedError(AcceptanceError):
    """Another delivery of the department came, or was taken back, since its house compared; nothing was written."""


class DoubtfulTimeError(AcceptanceError):
    """The list seems to be another round's or house's, older than what stands, or known, and nobody has confirmed it."""
