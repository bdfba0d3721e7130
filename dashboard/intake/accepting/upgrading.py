"""Bringing a store of an older version of the program to this one: nothing is read afresh, nothing is lost."""

from __future__ import annotations

from dashboard import queries
from dashboard.intake.accepting.derivation import derive
from dashboard.store import SchemaError, Store, StoreError, Writer, schema_version


def upgrade(store: Store) -> bool:
    """Bring the store to this program's schema and publish it; False where that is not needed.

    The steps of each version are the statements in queries/upgrades/<version>/, in the order of their names; they are never
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
        for statement in queries.statements(f"upgrades/{version}"):
            writer.execute(statement)
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
