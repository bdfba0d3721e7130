"""Reading everything afresh that the store itself has kept, in the order in which it came."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard import queries
from dashboard.intake.accepting.acceptance import AcceptanceError, Receipt, record
from dashboard.intake.accepting.build_result import READ_AT_ONCE, BuildError, BuildResult, Progress
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.master.tables import load_into, read_master_bytes
from dashboard.intake.model import ListReading
from dashboard.intake.process.isolation import read_isolated
from dashboard.master import MasterData
from dashboard.store import Store, Writer


@dataclass(frozen=True, slots=True)
class _Load:
    """One master workbook as it was loaded."""

    file_name: str
    content: bytes
    loaded_at: datetime
    master: MasterData


@dataclass(frozen=True, slots=True)
class _Kept:
    """One delivery with the bytes of its workbook, read with the master data of its time."""

    row: dict[str, Any]
    content: bytes
    reading: ListReading


def rebuild(store_path: Path, progress: Progress | None = None) -> BuildResult:
    """Read all workbooks that the store has kept afresh, and publish the tables made of them.

    Master data, senders, releases and times of acceptance stay what they were. A workbook that can no longer be taken in stops
    the rebuilding with a BuildError, so that nothing is lost unseen; StoreError: there is no store.
    """
    store = Store(store_path)
    store.check()
    result = BuildResult()
    with store.create() as writer:
        # Asked for only now, when no other writer can add a delivery that would be left behind.
        loads = _loads(store)
        releases = queries.run(store, "building/releases")
        deliveries = queries.run(store, "building/deliveries").to_dicts()
        waiting = list(loads)
        for kept in _kept(store, deliveries, loads):
            _load_until(writer, waiting, kept.row["known_from"])
            result.accepted.append(_again(writer, kept))
            if progress is not None:
                progress(len(result.accepted), len(deliveries), kept.row["file_name"])
        _load_until(writer, waiting, datetime.max)
        writer.insert("release", releases)
        derive(writer)
    return result


def _loads(store: Store) -> list[_Load]:
    rows = queries.run(store, "building/master_loads").iter_rows(named=True)
    return [
        _Load(row["file_name"], row["content"], row["loaded_at"], read_master_bytes(row["content"], row["file_name"]))
        for row in rows
    ]


def _kept(store: Store, deliveries: list[dict[str, Any]], loads: list[_Load]) -> Iterator[_Kept]:
    """The deliveries in their order; the children that read run side by side."""

    def read(row: dict[str, Any]) -> _Kept:
        content: bytes = queries.run(store, "building/content", sha256=row["sha256"])["content"][0]
        master = _in_force(loads, row["known_from"])
        return _Kept(row, content, read_isolated(content, row["file_name"], master, department=row["department"]))

    with ThreadPoolExecutor(READ_AT_ONCE) as pool:
        yield from pool.map(read, deliveries)


def _in_force(loads: list[_Load], moment: datetime) -> MasterData:
    """The master data by which a workbook was read when it was accepted."""
    before = [load for load in loads if load.loaded_at <= moment]
    return (before[-1] if before else loads[0]).master


def _load_until(writer: Writer, waiting: list[_Load], moment: datetime) -> None:
    while waiting and waiting[0].loaded_at <= moment:
        load = waiting.pop(0)
        load_into(writer, load.content, load.file_name, load.loaded_at)


def _again(writer: Writer, kept: _Kept) -> Any:
    row = kept.row
    receipt = Receipt(row["round"], row["known_from"], sender=row["sender"])
    try:
        return record(writer, kept.reading, kept.content, receipt)
    except AcceptanceError as error:
        raise BuildError(
            f"Es wurde nichts geändert: {error} Bitte das Programm aktualisieren oder eine Sicherung verwenden."
        ) from error
