"""Released reports: kept with the bytes of all their files and their SHA-256, and read again as they were released."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, required
from dashboard.report.agreeing import agreements
from dashboard.store import Queryable, Store, Writer

MEASURES_FILE, LEDGER_FILE, DICTIONARY_FILE = "massnahmen.csv", "verbleib.csv", "felder.csv"
"""Among the files of each released report: its rows, from which the public view is drawn."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be released: its name, type and bytes."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Released:
    """A released report. `holds`: it is the newest one of its round. `redacted_on`: from which day words of it are missing."""

    report_id: int
    round: str
    round_title: str
    freeze_id: int
    reference_date: date
    senate_on: date
    reason: str | None
    is_sample: bool
    sha256: str
    released_by: str
    released_at: datetime
    holds: bool
    redacted_on: date | None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a released report, without its bytes; `is_kept`: they are there."""

    name: str
    mime: str
    sha256: str
    size_bytes: int
    is_kept: bool
    redacted_on: date | None


def releases(source: Queryable, round_code: str | None = None) -> list[Released]:
    """All released reports, or those of a round, newest first."""
    rows = queries.run(source, "report/releases", round=round_code).iter_rows(named=True)
    return [Released(**{**row, "released_by": row["released_by"] or ""}) for row in rows]


def standing(source: Queryable, round_code: str) -> Released | None:
    """The released report of a round that holds; None where none was released."""
    return next(iter(releases(source, round_code)), None)


def files(source: Queryable, report_id: int) -> list[KeptFile]:
    """The files of a released report, by name."""
    return [KeptFile(**row) for row in queries.run(source, "report/files", report_id=report_id).iter_rows(named=True)]


def content(source: Queryable, report_id: int, name: str) -> bytes:
    """The bytes of a file as they were released; RefusalError where there is no such file, or a redaction has taken it out."""
    found = source.rows("report_file", {"report_id": report_id, "name": name}, ("content", "redacted_on"))
    if found.is_empty():
        raise RefusalError(f"Eine Datei „{name}“ hat der Bericht Nr. {report_id} nicht.")
    held, day = found.row(0)
    if held is None:
        raise RefusalError(f"Die Datei „{name}“ wurde am {formats.day(day)} entfernt: Darin standen Worte, die geschwärzt sind.")
    return bytes(held)


def open_steps(source: Queryable, round_code: str, bodies: Iterable[str], today: date) -> list[str]:
    """What is still to be done before the report of a round may go out, as German sentences; nothing where it may.

    `bodies`: those that lead a measure of the round; each has to have been asked.
    """
    told, found = agreements(source, round_code), []
    if round_code not in queries.run(source, "freezing/standing")["round"].to_list():
        found.append(f"Der Stand der Runde {round_code} ist noch nicht festgeschrieben.")
    if waiting := [code for code in bodies if code not in told.bodies]:
        found.append(f"Noch nicht vermerkt ist die Abstimmung mit {formats.joined(waiting)}.")
    if told.senate is None:
        found.append("Der Tag, an dem der Senat den Bericht beschlossen hat, ist noch nicht vermerkt.")
    elif told.senate.on > today:
        found.append(f"Der Senat beschließt erst am {formats.day(told.senate.on)}.")
    return found


def release(store: Store, round_code: str, made: Sequence[File], *, reason: str | None = None, today: date, by: str) -> Released:
    """Release the report of a round as these files; they are kept for ever. `by` is a function, not a person.

    RefusalError: something of `open_steps` is left, or the round has a released report and there is no reason for another one.
    """
    who = required(by, "die Stelle, die veröffentlicht,")
    with store.write() as writer:
        bodies = queries.run(writer, "round_sheet/bodies", round=round_code)["code"].to_list()
        if steps := open_steps(writer, round_code, bodies, today):
            raise RefusalError(f"Veröffentlicht wird noch nichts. {' '.join(steps)}")
        before = standing(writer, round_code)
        why = required(reason, "den Grund der neuen Fassung") if before else None
        _insert(writer, round_code, made, {"reason": why, "released_by": who})
    return next(each for each in releases(store, round_code))


def _insert(writer: Writer, round_code: str, made: Sequence[File], given: Mapping[str, str | None]) -> None:
    report_id = writer.next_number("report_release", "report_id")
    freeze = queries.run(writer, "freezing/standing").filter(round=round_code).to_dicts()[0]
    state = queries.run(writer, "overview/rounds").filter(round=round_code).to_dicts()[0]
    senate = agreements(writer, round_code).senate
    digests = {each.name: hashlib.sha256(each.content).hexdigest() for each in made}
    listed = "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
    row = {"report_id": report_id, "round": round_code, "freeze_id": freeze["freeze_id"], "released_at": now()}
    row |= {"reference_date": state["reference_date"], "is_sample": state["is_sample"], "senate_on": senate and senate.on}
    writer.insert("report_release", [row | {"sha256": hashlib.sha256(listed.encode()).hexdigest()} | dict(given)])
    kept = [
        {"report_id": report_id, "name": each.name, "mime": each.mime, "sha256": digests[each.name]}
        | {"size_bytes": len(each.content), "content": each.content}
        for each in made
    ]
    writer.insert("report_file", kept)
