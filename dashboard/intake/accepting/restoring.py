"""Bringing back an older state of the store: a generation that is kept beside it, or a backup."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from dashboard import formats, queries
from dashboard.intake.accepting.upgrading import bring_up, upgrade
from dashboard.store import DamagedError, Queryable, SchemaError, Store, StoreError


class RestoreError(Exception):
    """Why a state is not brought back, as one German sentence."""


def restore(store: Store, backup: Path | None = None, *, with_redacted: bool = False) -> Path:
    """Publish an older state as the newest one, of whatever version; what was published before stays as a generation.

    `backup`: a file, or the name of a generation; None takes the newest that is whole. Returns the file that was taken. One that
    lacks redactions of which the store knows is refused, unless `with_redacted`: the words would stand there again. RestoreError:
    there is no such file, it is no store, or it is what holds already; StoreError.
    """
    with suppress(StoreError):  # it may be what is to be replaced
        upgrade(store)
    store.finish_redaction()
    if backup is not None:
        return _restore(store, _found(store, backup), with_redacted=with_redacted)
    for generation in reversed(store.generations):
        with suppress(DamagedError):
            return _restore(store, generation, with_redacted=with_redacted)
    raise RestoreError(
        f"Neben {store.path} liegt kein heiler Stand. Bitte eine Sicherung nennen: python -m dashboard restore DATEI"
    )


def _restore(store: Store, backup: Path, *, with_redacted: bool) -> Path:
    known = _known_redactions(store)
    try:
        with store.restore(backup) as writer:
            bring_up(writer)
            if store.exists and store.path.samefile(backup):
                raise RestoreError(f"{backup.name} gilt schon; zurückgeholt wurde nichts. Aufbewahrt sind: {_kept(store)}.")
            lacking = known - _redactions(writer)
            if lacking and not with_redacted:
                raise RestoreError(_would_tell_again(backup, lacking))
    except SchemaError as error:
        if error.found is None:
            raise RestoreError(f"{backup} ist keine Datenbank dieses Programms.") from error
        raise
    return backup


def _found(store: Store, backup: Path) -> Path:
    """The file that is meant: as it is named, or of that name beside the store."""
    for path in (backup, store.path.parent / backup.name):
        if path.is_file():
            return path
    raise RestoreError(f"Die Datei {backup} gibt es nicht. Neben der Datenbank aufbewahrt sind: {_kept(store)}.")


def _kept(store: Store) -> str:
    return ", ".join(path.name for path in store.generations) or "keine Stände"


def _known_redactions(store: Store) -> set[tuple[int, datetime]]:
    """What was redacted in the published state or, where that cannot be read, in the newest generation that can."""
    for path in (store.path, *reversed(store.generations)):
        with suppress(StoreError), closing(Store(path)) as source:
            return _redactions(source)
    return set()


def _redactions(source: Queryable) -> set[tuple[int, datetime]]:
    rows = queries.run(source, "deliveries/redactions").select("delivery_id", "redacted_at").iter_rows()
    return {(delivery_id, moment) for delivery_id, moment in rows}


def _would_tell_again(backup: Path, lacking: set[tuple[int, datetime]]) -> str:
    count = formats.counted(len(lacking), "Schwärzung", "Schwärzungen")
    number, moment = max(lacking, key=lambda each: each[1])
    return (
        f"{backup} stammt von vor {count} (zuletzt am {formats.day(moment.date())}, Rückmeldung {number}): Was geschwärzt ist, "
        "stünde dort wieder. Soll es dennoch sein, den Befehl mit --with-redacted wiederholen und danach erneut schwärzen."
    )
