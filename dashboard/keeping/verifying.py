"""Looking whether a store is whole: its files, its rows, its trail, and whether each kept workbook still gives what is stored."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from dashboard import formats
from dashboard.intake.accepting.rebuilding import Progress, rebuild
from dashboard.keeping import archive
from dashboard.refusals import RefusalError
from dashboard.store import Store, StoreError
from dashboard.trail import trail_of
from dashboard.trail import verify as verify_trail

OF_A_DELIVERY = ("delivered_measure", "co_report", "missing_answer")
"""What a workbook gives, beside the versions of its measures."""
_KEYS = {
    "delivery_id": "delivery",
    "version_id": "measure_version",
    "measure_id": "measure",
    "inquiry_id": "inquiry",
    "freeze_id": "round_freeze",
    "report_id": "report_release",
}
"""Columns of any table that name a row of this one."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing that was looked at: what was found, as a German sentence, and whether it is good."""

    sentence: str
    is_good: bool


def verify(store: Store, progress: Progress | None = None) -> Iterator[Looked]:
    """Look at everything, one thing after the other. StoreError where the store cannot be opened at all."""
    yield from beside(store)
    held = inside(store)
    yield from held
    if all(each.is_good for each in held):  # what is lost cannot be read again
        yield from _readings(store, progress)


def beside(store: Store) -> Iterator[Looked]:
    """The files of the store: its generations and its trail."""
    yield from _generations(store)
    yield from _trail(store)


def inside(store: Store) -> list[Looked]:
    """What the store holds: that each table can be read, that nothing names what is not there, and the kept workbooks."""
    rows = _rows(store)
    return [rows, *_orphans(store), *_workbooks(store)] if rows.is_good else [rows]


def verify_backup(file: Path) -> Looked:
    """Whether a backup is what was written; RefusalError where it is none."""
    with archive.opened(file) as (packed, manifest):
        for part in manifest.parts:
            for _piece in archive.pieces(packed, part):
                pass
        made = formats.day(manifest.made_at.date())
        return Looked(f"Die Sicherung vom {made} ist heil: {manifest.generation}, {_counted(len(manifest.parts), 'Teil')}.", True)


def _generations(store: Store) -> Iterator[Looked]:
    for generation, is_sound in store.sums().items():
        if is_sound is None:
            yield Looked(f"{generation.name} hat keine Prüfsumme; die nächste Änderung gibt dem neuen Stand eine.", True)
        elif is_sound:
            yield Looked(f"{generation.name}: Prüfsumme stimmt.", True)
        else:
            yield Looked(f"{generation.name} ist beschädigt: Die Prüfsumme stimmt nicht mehr.", False)


def _rows(store: Store) -> Looked:
    try:
        found = store.read_through()
    except StoreError as error:
        return Looked(str(error), False)
    return Looked(f"Alle {len(found)} Tabellen und Sichten sind lesbar.", True)


def _orphans(store: Store) -> Iterator[Looked]:
    """Rows that name a row which is not there."""
    found = store.orphans(_KEYS)
    for (table, key), count in found.items():
        yield Looked(f"Verwaist: In {table} gibt es zu {key} nichts in {_KEYS[key]} ({_counted(count, 'Zeile')}).", False)
    if not found:
        yield Looked("Keine Zeile ist verwaist.", True)


def _workbooks(store: Store) -> Iterator[Looked]:
    """Each list has its workbook, and the bytes of each that is kept are those that were brought."""
    books = store.rows("workbook")
    lists = store.rows("delivery", {"kind": "list"}, ["delivery_id", "sha256"])
    for number in lists.join(books, on="sha256", how="anti")["delivery_id"]:
        yield Looked(f"Zu Rückmeldung {number} fehlt die Mappe.", False)
    kept = books.drop_nulls("content")
    changed = [sha256 for sha256, content in kept.select("sha256", "content").iter_rows() if _digest(content) != sha256]
    for sha256 in changed:
        yield Looked(f"Die aufbewahrte Mappe {sha256[:12]} ist nicht mehr, was gebracht wurde.", False)
    if not changed:
        yield Looked(f"Aufbewahrte Mappen unverändert: {formats.number(kept.height)}.", True)


def _trail(store: Store) -> Iterator[Looked]:
    faults = verify_trail(trail_of(store.path))
    yield from (Looked(f"Protokoll: {fault}", False) for fault in faults)
    if not faults:
        yield Looked("Die Kette des Protokolls ist lückenlos.", True)


def _readings(store: Store, progress: Progress | None) -> Iterator[Looked]:
    """Each workbook, read by the rules of today with the answers and master data of its time, gives the rows that are stored."""
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / "dashboard.duckdb"
        try:
            rebuild(store.path, progress, into=again)
        except RefusalError as error:
            yield Looked(f"Nach den Regeln von heute ließen sich nicht alle Mappen aufnehmen: {error}", False)
            return
        with closing(Store(again)) as fresh:
            other = _read_otherwise(store, fresh)
    lists = store.rows("delivery", {"kind": "list"}, ["delivery_id", "department", "round", "known_from"]).sort("delivery_id")
    for number, department, code, moment in lists.iter_rows():
        if number in other:
            yield Looked(
                f"Rückmeldung {number} ({department}, Runde {code}) gäbe nach den Regeln von heute andere Zeilen "
                f"({', '.join(sorted(other[number]))}); gespeichert ist, was nach denen vom {formats.day(moment.date())} gelesen "
                "wurde. „rebuild“ liest alle neu.",
                False,
            )
    if not other:
        yield Looked(f"Nach den Regeln von heute gäben alle Listen dieselben Zeilen: {formats.number(lists.height)}.", True)


def _read_otherwise(store: Store, fresh: Store) -> dict[int, set[str]]:
    """The deliveries that read otherwise now, each with the measures that differ."""
    found: dict[int, set[str]] = {}
    for table in (*OF_A_DELIVERY, "measure_version"):
        ours, theirs = _compared(store, table), _compared(fresh, table)
        for number, measure_id in pl.concat([ours.join(theirs, on="row", how="anti"), theirs.join(ours, on="row", how="anti")])[
            ["delivery_id", "measure_id"]
        ].iter_rows():
            found.setdefault(number, set()).add(measure_id or "Mitmeldung")
    return found


def _compared(store: Store, table: str) -> pl.DataFrame:
    """The rows of a table with all that they hold as one text."""
    rows = store.rows(table)
    whole = pl.Series("row", [repr(row) for row in rows.iter_rows()], dtype=pl.String)
    return rows.select("delivery_id", "measure_id").with_columns(whole)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _counted(count: int, one: str) -> str:
    return formats.counted(count, one, f"{one}{'n' if one.endswith('e') else 'e'}")
