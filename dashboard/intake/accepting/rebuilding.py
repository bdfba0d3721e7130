"""Making the store anew from the workbooks that it has kept, with their answers and withdrawals, in the order in which they
came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

from dashboard import queries
from dashboard.intake.accepting.acceptance import Acceptance, AcceptanceError, Receipt, record
from dashboard.intake.accepting.carrying import FROZEN, carry_frozen_states, carry_over
from dashboard.intake.accepting.confirmation import record_confirmation
from dashboard.intake.accepting.delivered import answers_of
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.answers.answered import read_answered
from dashboard.intake.answers.answers import NONE, Answers
from dashboard.intake.master.tables import Load, in_their_order, load_into, loads, read_master_bytes
from dashboard.intake.model import ListReading
from dashboard.master import MasterData
from dashboard.refusals import RefusalError
from dashboard.store import Store, Writer
from dashboard.vocabulary import LABELS

CARRIED_OVER = (
    "release",
    "extension",
    "extension_request",
    "extension_decision",
    "reminder",
    "inquiry",
    "inquiry_reply",
    "answer_withdrawal",
    "redaction",
    "round_step",
    "agenda_item",
    "agenda_outcome",
    "decision_entry",
    "meeting_plan",
    "meeting_note",
    "entry_withdrawal",
    "end_correction",
    "consent",
    "report_text",
    "report_agreement",
    "report_release",
    "report_file",
    *FROZEN,
)
"""What was said beside the lists (counted by queries/building/beside.sql); it does not bear on how a list is joined, so that its
order does not matter."""

Progress = Callable[[int, int, str], None]
"""Called with what is done, how much there is, and the name of what was just done."""

READ_AT_ONCE = 2
"""Workbooks are read side by side in child processes; two use both cores of a small machine."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A workbook that was not taken in, and why in German."""

    file: str
    round_code: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was taken in, in order, and what was left out."""

    accepted: list[Acceptance] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


_Taken = tuple[Load, MasterData]
"""A master workbook as it was taken, and what it says."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """One delivery with the bytes of its workbook, read with the master data and the answers of its time.

    A confirmation has no reading, a redacted workbook has no content: what was read from it is carried over as it stands.
    """

    row: dict[str, Any]
    answers: Answers = NONE
    content: bytes | None = None
    reading: ListReading | None = None


def rebuild(store_path: Path, progress: Progress | None = None, *, into: Path | None = None) -> BuildResult:
    """Read all workbooks that the store has kept afresh, with the answers that were given, and publish the tables made of them,
    in the store itself or in another one.

    Master data, senders, releases, withdrawals and times of acceptance stay what they were. A workbook that can no longer be
    taken in stops the rebuilding with a RefusalError, so that nothing is lost unseen; StoreError: there is no store.
    """
    store = Store(store_path)
    store.check()
    result = BuildResult()
    with Store(into or store_path).create() as writer:
        # Asked for only now, when no other writer can add a delivery that would be left behind.
        taken = in_their_order([(load, read_master_bytes(load.content, load.file_name)) for load in loads(store)])
        carried = {table: store.rows(table) for table in CARRIED_OVER}
        deliveries = store.rows("delivery").sort("delivery_id").to_dicts()
        withdrawals = _withdrawals(store, deliveries)
        waiting = [load for load, _ in taken]
        for done, kept in enumerate(_kept(store, deliveries, taken), start=1):
            _load_before(writer, waiting, kept.row)
            _withdraw_before(writer, withdrawals, kept.row)
            _again(store, writer, kept, result)
            if progress is not None:
                progress(done, len(deliveries), kept.row["file_name"] or LABELS["delivery_kind"][kept.row["kind"]])
        _load_before(writer, waiting, None)
        _withdraw_all(writer, withdrawals)
        for table, rows in carried.items():
            writer.insert(table, rows)
        carry_frozen_states(store, writer)
        derive(writer)
    return result


def _withdrawals(store: Store, deliveries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The withdrawals in their order, each with the department whose delivery it was."""
    departments = {row["delivery_id"]: row["department"] for row in deliveries}
    rows = store.rows("withdrawal").sort("withdrawn_at", maintain_order=True).to_dicts()
    return [row | {"department": departments[row["delivery_id"]]} for row in rows]


def _kept(store: Store, deliveries: list[dict[str, Any]], taken: list[_Taken]) -> Iterator[_Kept]:
    """The deliveries in their order; the children that read run side by side."""

    def read(row: dict[str, Any]) -> _Kept:
        if row["kind"] != "list":
            return _Kept(row)
        content = _content(store, row)
        if content is None:
            return _Kept(row)
        given = store.rows("answer", {"delivery_id": row["delivery_id"]}).sort("answer_id")
        answers = answers_of(given.iter_rows(named=True))
        master = _in_force(taken, row)
        reading = read_answered(content, row["file_name"], master, answers, department=row["department"])
        return _Kept(row, answers, content, reading)

    with ThreadPoolExecutor(READ_AT_ONCE) as pool:
        yield from pool.map(read, deliveries)


def _content(store: Store, row: dict[str, Any]) -> bytes | None:
    """The bytes of the workbook that a delivery brought, None where they were redacted; RefusalError where they are lost."""
    kept: list[bytes | None] = store.rows("workbook", {"sha256": row["sha256"]}, ["content"])["content"].to_list()
    if not kept:
        raise RefusalError(
            f"Es wurde nichts geändert: Die Mappe „{row['file_name']}“ der Rückmeldung {row['delivery_id']} ist nicht mehr da. "
            "Bitte eine Sicherung zurückholen („restore“), die sie noch hat."
        )
    return kept[0]


def _in_force(taken: list[_Taken], row: dict[str, Any]) -> MasterData:
    """The master data by which a workbook was read when it was accepted."""
    before = [master for load, master in taken if load.precedes(row["delivery_id"], row["known_from"])]
    return before[-1] if before else taken[0][1]


def _load_before(writer: Writer, waiting: list[Load], row: dict[str, Any] | None) -> None:
    """Take what was taken before a delivery, all that is left where there is none."""
    while waiting and (row is None or waiting[0].precedes(row["delivery_id"], row["known_from"])):
        load_into(writer, waiting.pop(0))


def _withdraw_before(writer: Writer, waiting: list[dict[str, Any]], row: dict[str, Any]) -> None:
    """Take back what had been taken back when a delivery came; only a department's own deliveries bear on its next one.

    Times are kept to the second. Of one second the order follows from what can be: a delivery is taken back after it came, and
    before those that came before it.
    """
    theirs = [each for each in waiting if each["department"] == row["department"]]
    due = list(
        takewhile(lambda each: each["withdrawn_at"] <= row["known_from"] and each["delivery_id"] < row["delivery_id"], theirs)
    )
    for each in due:
        waiting.remove(each)
    _withdraw_all(writer, due)


def _withdraw_all(writer: Writer, rows: list[dict[str, Any]]) -> None:
    writer.insert("withdrawal", [{name: value for name, value in row.items() if name != "department"} for row in rows])


def _again(store: Store, writer: Writer, kept: _Kept, result: BuildResult) -> None:
    row = kept.row
    origin = {name: row[name] for name in ("sender", "recorded_by", "proof")}
    receipt = Receipt(row["round"], row["known_from"], **origin, number=row["delivery_id"])
    try:
        if row["kind"] != "list":
            record_confirmation(writer, row["department"], receipt, row["kind"])
        elif kept.reading is None or kept.content is None:
            carry_over(store, writer, row)
        else:
            # Asked of the store as it was: titles of what was taken back may have been redacted since.
            again = queries.run(store, "building/given_again", delivery_id=row["delivery_id"])
            result.accepted.append(record(writer, kept.reading, kept.content, receipt, kept.answers, again))
    except AcceptanceError as error:
        raise RefusalError(
            f"Es wurde nichts geändert: {error} Bitte das Programm aktualisieren oder eine Sicherung verwenden."
        ) from error
