"""Making the whole store from a folder of lists, one subfolder a round."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dashboard import queries
from dashboard.formats import counted
from dashboard.intake.accepting.acceptance import AcceptanceError, Receipt, Release, now, record
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.accepting.rebuilding import READ_AT_ONCE, BuildResult, LeftOut, Progress
from dashboard.intake.answers.answered import read_answered
from dashboard.intake.master.tables import Load, load_into
from dashboard.intake.master.workbook import read_master
from dashboard.intake.model import ListReading
from dashboard.intake.opening.signature import ENDINGS
from dashboard.master import MasterData, Round
from dashboard.refusals import RefusalError, known_round
from dashboard.store import Store, Writer


def build(
    store_path: Path,
    lists_dir: Path | None,
    master_path: Path,
    *,
    default_round: str | None = None,
    progress: Progress | None = None,
    entries: Callable[[Writer], None] | None = None,
) -> BuildResult:
    """Build the store anew from a folder of lists and the master workbook, and publish it once at the end; None: no lists yet.

    `entries` adds what was said beside the lists, after they were taken in (rounds/entries.py).

    The lists are taken in as released, in the order of round, department and file name. One that has errors or is of no
    recognised department is left out and told. RefusalError: nothing to read, an unknown round, the store holds deliveries that
    this folder does not, or the master workbook is wrong.
    """
    master = read_master(master_path)
    moment = now()
    files = [] if lists_dir is None else folder_workbooks(lists_dir, master.rounds, default_round, moment.date())
    if not files and lists_dir is not None:
        raise RefusalError(f"Im Ordner „{lists_dir}“ liegen keine Listen (.xlsx), auch nicht in Unterordnern wie „2026“.")
    if default_round is not None:
        known_round(default_round, [each.code for each in master.rounds])
    store = Store(store_path)
    _refuse_other_deliveries(store, files)
    readings = _read_all(files, master, progress)
    result = BuildResult()
    with store.create() as writer:
        held = _refuse_other_deliveries(store, files)  # again, now that nobody else can add one
        load_into(writer, Load(master_path.read_bytes(), master_path.name, moment))
        for file, reading in _in_official_order(files, readings, master):
            receipt = Receipt(file.round_code, moment, Release(_release_mark(file.round_code)))
            _take_in(writer, file, reading, receipt, result)
        _refuse_losses(held, result)
        derive(writer)
        if entries is not None:
            entries(writer)
    return result


def _take_in(writer: Writer, file: FolderWorkbook, reading: ListReading, receipt: Receipt, result: BuildResult) -> None:
    try:
        result.accepted.append(record(writer, reading, file.content, receipt))
    except AcceptanceError as error:
        result.left_out.append(LeftOut(file.path.name, file.round_code, str(error)))


def _read_all(files: Sequence[FolderWorkbook], master: MasterData, progress: Progress | None) -> list[ListReading]:
    """The readings in the order of the files; the children that read run side by side."""

    def read(file: FolderWorkbook) -> ListReading:
        return read_answered(file.content, file.path.name, master)

    readings: list[ListReading] = []
    with ThreadPoolExecutor(READ_AT_ONCE) as pool:
        for file, reading in zip(files, pool.map(read, files), strict=True):
            readings.append(reading)
            if progress is not None:
                progress(len(readings), len(files), file.path.name)
    return readings


def _in_official_order(
    files: Sequence[FolderWorkbook], readings: Sequence[ListReading], master: MasterData
) -> Iterator[tuple[FolderWorkbook, ListReading]]:
    """By round, official order of the departments, file name: keys are given in this order, so it must not depend on chance."""
    rounds = {each.code: each.reference_date for each in master.rounds}
    places = {department.code: at for at, department in enumerate(master.departments)}

    def place(pair: tuple[FolderWorkbook, ListReading]) -> tuple[Any, ...]:
        file, reading = pair
        return (rounds[file.round_code], places.get(reading.department or "", len(places)), file.path.name)

    yield from sorted(zip(files, readings, strict=True), key=place)


def _refuse_other_deliveries(store: Store, files: Sequence[FolderWorkbook]) -> set[tuple[str, str]]:
    """What the store holds, as round and file name; nothing that was accepted by hand is ever built away."""
    if not store.exists:
        return set()
    offered = {(file.round_code, file.sha256) for file in files}
    held = queries.run(store, "building/released").to_dicts()
    other = [
        row for row in held if (row["round"], row["sha256"]) not in offered or row["released_by"] != _release_mark(row["round"])
    ]
    if other:
        count = counted(len(other), "andere Rückmeldung", "andere Rückmeldungen")
        example = other[0]["file_name"] or "Bestätigung ohne Liste"
        raise RefusalError(
            f"Die Datenbank {store.path.name} enthält {count}, zum Beispiel "
            f"„{example}“ ({other[0]['round']}); sie gingen verloren. Bitte einzelne Listen mit „accept“ annehmen "
            "oder mit --store einen anderen Ort für die neue Datenbank angeben."
        )
    if not queries.run(store, "building/beside").is_empty():
        raise RefusalError(
            f"In der Datenbank {store.path.name} stehen Antworten, Rückfragen, Fristverlängerungen, Erinnerungen, Rücknahmen, "
            "Schwärzungen, Beschlüsse oder festgeschriebene Stände; sie gingen verloren. Mit „rebuild“ werden die aufbewahrten "
            "Listen neu gelesen, und davon bleibt alles erhalten."
        )
    return {(row["round"], row["file_name"]) for row in held}


def _refuse_losses(held: set[tuple[str, str]], result: BuildResult) -> None:
    """A list that was good for the store before must be good for the new one."""
    lost = [one for one in result.left_out if (one.round_code, one.file) in held]
    if lost:
        raise RefusalError(f"Es wurde nichts geändert, denn eine schon angenommene Liste ginge verloren: {lost[0].reason}")


def _release_mark(round_code: str) -> str:
    return f"Einlesen aller Listen zur Runde {round_code}"


@dataclass(frozen=True, slots=True)
class FolderWorkbook:
    """One workbook of a folder, with its bytes and the round for which it is taken in."""

    path: Path
    round_code: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def folder_workbooks(folder: Path, rounds: Sequence[Round], default_round: str | None, today: date) -> list[FolderWorkbook]:
    """All workbooks of a folder in the order of rounds and names.

    A subfolder that is named like a round holds that round's lists. Workbooks that lie loose belong to the round that the folder
    is named like, else to `default_round`, else to the newest round whose reference date is not in the future. Excel's own
    temporary files (~$...) and hidden ones are no lists.
    """
    codes = [each.code for each in sorted(rounds, key=lambda each: each.reference_date)]
    loose = folder.resolve().name if folder.resolve().name in codes else default_round or _newest(rounds, today)
    found = [FolderWorkbook(path, loose, path.read_bytes()) for path in _workbooks(folder)] if loose else []
    for code in codes:
        found += [FolderWorkbook(path, code, path.read_bytes()) for path in _workbooks(folder / code)]
    return sorted(found, key=lambda file: (codes.index(file.round_code) if file.round_code in codes else -1, file.path.name))


def _workbooks(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and not path.name.startswith(("~", "."))]


def _newest(rounds: Sequence[Round], today: date) -> str | None:
    begun = [each for each in rounds if each.reference_date <= today]
    return max(begun, key=lambda each: each.reference_date).code if begun else None
