"""Bringing back a backup: everything is unpacked and checked beside the store first, then put in its place, all of it or nothing.

What lies there stays: the state before as a generation, drafts and requests beside those of the backup, a trail as it is. Once
the store is published the rest is only names; a process that is killed between is carried on by the next command or start.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.disk import flush_folder, unwritable
from dashboard.intake.accepting.restoring import restore
from dashboard.keeping import archive
from dashboard.keeping.archive import Manifest
from dashboard.keeping.belongings import BELONGINGS, Belonging, files_of
from dashboard.refusals import RefusalError
from dashboard.store import Store, schema_version

_RESTORING = next(each for each in BELONGINGS if each.ending == ".restoring")
_BEGUN = ".begun"


def bring_back(store: Store, file: Path, *, replaces: bool = False, with_redacted: bool = False) -> Manifest:
    """Put a whole backup in the place of the store, also where there is none; returns what the backup says of itself.

    RefusalError: it is damaged, from a newer program, lacks redactions that the store knows (unless `with_redacted`), or there is
    a store already (unless `replaces`).
    """
    finish(store)
    with archive.opened(file) as (_, manifest):
        if not manifest.schema_version.isdecimal() or int(manifest.schema_version) > int(schema_version()):
            raise RefusalError(archive.newer(f"Datenbank {manifest.schema_version}", f"Datenbank {schema_version()}"))
    if not replaces and (store.exists or store.generations):
        raise RefusalError(
            f"Unter {store.path} liegt schon eine Datenbank; zurückgeholt wurde nichts. Soll die Sicherung an ihre Stelle "
            "treten, den Befehl mit --replace wiederholen; der Stand davor bleibt daneben aufbewahrt."
        )
    with _unpacked(store.path, file) as folder:
        place = _RESTORING.at(store.path)
        try:
            restore(store, folder / archive.STORE, with_redacted=with_redacted, before=lambda: _commit(folder, place))
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)  # nothing was published
            raise
        (place / archive.STORE).unlink()
        finish(store)
    return manifest


def finish(store: Store) -> None:
    """Carry on a restore that was killed after everything was checked; costs one look where there was none."""
    place = _RESTORING.at(store.path)
    if not place.is_dir():
        return
    if (place / archive.STORE).exists():
        restore(store, place / archive.STORE, with_redacted=True)  # that was asked before it was killed
        (place / archive.STORE).unlink()
    with store.still(), _told(store.path.parent):
        for belonging in BELONGINGS:
            if belonging.is_backed_up:
                _put(belonging, place, store.path)
        shutil.rmtree(place, ignore_errors=True)
        flush_folder(store.path.parent)


def _commit(folder: Path, place: Path) -> None:
    """From here on the restore is carried to its end, whoever dies."""
    folder.rename(place)
    flush_folder(place.parent)


def _put(belonging: Belonging, place: Path, store: Path) -> None:
    """Give each file its place, but where one lies there already."""
    source, target = place / belonging.name, belonging.at(store)
    if belonging.is_one and source.is_dir() and not (source / _BEGUN).exists():
        if files_of(belonging, store):
            return
        (source / _BEGUN).touch()  # after a kill half of it lies there, and the rest is to follow
    if source.is_dir():
        target.mkdir(mode=0o700, exist_ok=True)
    for path in [source] if source.is_file() else sorted(source.rglob("*")):
        there = target if path == source else target / path.relative_to(source)
        if path.is_file() and path.name != _BEGUN and not there.exists():
            there.parent.mkdir(mode=0o700, exist_ok=True)
            path.rename(there)
            flush_folder(there.parent)


@contextmanager
def _unpacked(store: Path, file: Path) -> Iterator[Path]:
    """All parts in a folder beside the store, compared with their digests; it goes with the block."""
    for left in store.parent.glob(f"{store.name}.unpacking-*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = store.with_name(f"{store.name}.unpacking-{uuid.uuid4().hex}")
    try:
        with _told(store.parent):
            store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700)
            with archive.opened(file) as (packed, manifest):
                for part in manifest.parts:
                    _write(folder / part.name, archive.pieces(packed, part))
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, pieces: Iterator[bytes]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What the system refuses, as a sentence."""
    try:
        yield
    except OSError as error:
        raise RefusalError(unwritable(f"dem Ordner {folder}", error)) from error
