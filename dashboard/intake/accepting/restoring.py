"""Bringing back an older state of the store, a generation kept beside it or a backup; and one of an older version to this one."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from dashboard import formats, queries
from dashboard.intake.accepting.derivation import derive
from dashboard.refusals import RefusalError
from dashboard.store import DamagedError, Queryable, SchemaError, Store, StoreError, Writer, schema_version


def restore(
    store: Store, backup: Path | None = None, *, with_redacted: bool = False, before: Callable[[], None] = lambda: None
) -> Path:
    """Publish an older state as the newest one, of whatever version; what was published before stays as a generation.

    `backup`: a file, or the name of a generation; None takes the newest that is whole. Returns the file that was taken. One that
    lacks redactions of which the store knows is refused, unless `with_redacted`: the words would stand there again. RefusalError:
    there is no such file, it is no store, or it is what holds already; StoreError. `before` is called when nothing is left but to
    publish.
    """
    with suppress(StoreError):  # it may be what is to be replaced
        upgrade(store)
    store.finish_redaction()
    if backup is not None:
        try:
            return _restore(store, _found(store, backup), before, with_redacted=with_redacted)
        except DamagedError as error:
            raise RefusalError(
                f"{backup} lässt sich nicht als Datenbank öffnen oder ist beschädigt; geändert wurde nichts."
            ) from error
    for generation in reversed(store.generations):
        with suppress(DamagedError):
            return _restore(store, generation, before, with_redacted=with_redacted)
    raise RefusalError(
        f"Neben {store.path} liegt kein heiler Stand. Bitte eine Sicherung nennen: ./start restore DATEI --store "
        f"{shlex.quote(str(store.path))}"
    )


def _restore(store: Store, backup: Path, before: Callable[[], None], *, with_redacted: bool) -> Path:
    known = _known_redactions(store)
    try:
        with store.restore(backup) as writer:
            bring_up(writer)
            if store.exists and store.path.samefile(backup):
                raise RefusalError(f"{backup.name} gilt schon; zurückgeholt wurde nichts. Aufbewahrt sind: {_kept(store)}.")
            lacking = known - _redactions(writer)
            if lacking and not with_redacted:
                raise RefusalError(_would_tell_again(backup, lacking))
            before()
    except SchemaError as error:
        if error.found is None:
            raise RefusalError(
                f"{backup} ist keine Datenbank dieses Programms, oder keine ganze; geändert wurde nichts."
            ) from error
        raise
    return backup


def _found(store: Store, backup: Path) -> Path:
    """The file that is meant: as it is named, or of that name beside the store."""
    for path in (backup, store.path.parent / backup.name):
        if path.is_file():
            return path
    raise RefusalError(f"Die Datei {backup} gibt es nicht. Neben der Datenbank aufbewahrt sind: {_kept(store)}.")


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


def upgrade(store: Store) -> bool:
    """Bring the store to this program's schema and publish it; False where that is not needed.

    The steps of each version are the files in queries/upgrades/<version>/, in the order of their names; they are never
    changed once released. A killed upgrade leaves the store as it was. StoreError: there is no store; SchemaError: a newer one.
    """
    if not needs_upgrade(store):
        return False
    with store.write(any_schema=True) as writer:
        bring_up(writer)
    return True


def bring_up(writer: Writer) -> None:
    """The same for what a writer holds, of this version or of an older one."""
    found = _version(writer)
    if found == int(schema_version()):
        return
    for version in range(found + 1, int(schema_version()) + 1):
        for statements in queries.statements(f"upgrades/{version}"):
            writer.execute(statements)
    writer.update("store_info", {"value": schema_version()}, {"key": "schema_version"})
    derive(writer)


def needs_upgrade(store: Store) -> bool:
    """Whether the store is of an older version; SchemaError where it is of a newer or an unknown one."""
    try:
        store.check()
    except SchemaError as error:
        if not _is_known(error.found):
            raise
        return True
    return False


def _version(writer: Writer) -> int:
    """The version of the copy: another process may have upgraded it between looking and writing. SchemaError: no known one."""
    try:
        found = writer.query("select value from store_info where key = 'schema_version'")["value"].to_list()
    except StoreError:
        found = []
    if not _is_known(*found):
        raise SchemaError(found[0] if found else None, schema_version())
    return int(found[0])


def _is_known(version: str | None = None) -> bool:
    return version is not None and version.isdecimal() and 0 < int(version) <= int(schema_version())
