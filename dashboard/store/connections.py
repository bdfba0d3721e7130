"""Opening DuckDB files and asking them: whatever is open knows no other file, and its errors leave as StoreError."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from dashboard import settings
from dashboard.disk import is_full, unwritable
from dashboard.store import statements
from dashboard.store.errors import DamagedError, SchemaError, StoreError, damaged, unreadable
from dashboard.store.frames import SHORT, framed
from dashboard.store.statements import Statement, Table

_CLOSED_WORLD: dict[str, Any] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
    "threads": 1,  # over the measures of one framework a second one costs more than it brings, and it is for the other readers
}
"""No statement reaches files, the network or extensions, nor undoes this."""

READING: dict[str, Any] = {**_CLOSED_WORLD, "memory_limit": "1GB"}
IN_MEMORY: dict[str, Any] = {
    name: value for name, value in READING.items() if name not in ("enable_external_access", "lock_configuration")
}
"""For a database that a published file is attached to; after that it is closed to everything else."""
WRITING: dict[str, Any] = {**_CLOSED_WORLD, "memory_limit": "2GB", "threads": 2}
"""Two threads bring nothing to a framework of hundreds of measures, and a third of the time to one of tens of thousands."""


def schema_version() -> str:
    """The version of queries/schema/: 1, or the highest number of queries/upgrades/<number>/, which bring older stores to it."""
    steps = (int(folder.name) for folder in (settings.QUERIES / "upgrades").glob("*") if folder.name.isdecimal())
    return str(max(steps, default=1))


def inspect(sql: str) -> Statement:
    """Parse `sql` without running it; StoreError where it is no SQL."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise StoreError(f"Die Abfrage ist kein gültiges SQL: {error}") from error
    return Statement(len(statements), frozenset(statements[0].named_parameters) if statements else frozenset())


def open_published(file: Path) -> duckdb.DuckDBPyConnection:
    """A published file, open for reading, of a schema that this program knows."""
    connection = connect(file, READING, read_only=True)
    try:
        check_schema(connection)
    except StoreError:
        connection.close()
        raise
    return connection


def frame(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, Any] | None) -> pl.DataFrame:
    """The rows of one select. StoreError: it is none, or fails."""
    with errors_in_german():
        found, given = parsed(sql), dict(parameters or {})
        if [each.type for each in found] != [duckdb.StatementType.SELECT]:
            raise StoreError("Die Abfrage gibt keine Zeilen zurück; gelesen wird nur mit einem einzelnen „select“.")
        statement = found[0]
        answer = connection.execute(statement, given)
        answered = framed(answer.fetchmany(SHORT + 1), [(name, str(kind)) for name, kind, *_ in answer.description])
        if answered is None:
            connection.abort()
            answered = connection.sql(statement, params=given or None).pl()
        return answered


def tables_of(connection: duckdb.DuckDBPyConnection) -> dict[str, Table]:
    """The tables and views of the database, by their names."""
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in frame(connection, statements.CATALOGUE, None).iter_rows():
        found.setdefault(table, {})[column] = kind
    return {name: Table(name, types) for name, types in found.items()}


def named(tables: Mapping[str, Table], name: str) -> Table:
    """The table of that name; StoreError where there is none."""
    if name not in tables:
        raise StoreError(f"Die Tabelle {name} gibt es nicht.")
    return tables[name]


@lru_cache(maxsize=512)
def parsed(sql: str) -> list[duckdb.Statement]:
    """What stands in a text, kept because the same few are run again and again: parsing is a third of a short answer."""
    return duckdb.extract_statements(sql)


@contextmanager
def errors_in_german() -> Iterator[None]:
    """DuckDB's errors leave this module as StoreError only."""
    try:
        yield
    except duckdb.Error as error:
        if "Corrupt database file" in str(error):
            raise damaged() from error
        raise _full(error) or StoreError(f"Die Datenbank meldet einen Fehler: {error}") from error


def _full(error: duckdb.Error) -> StoreError | None:
    """DuckDB has no class of its own for a full disk, but quotes the system."""
    return StoreError(unwritable("der Datenbank", error)) if is_full(str(error)) else None


def connect(file: Path, options: dict[str, Any], *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a file; StoreError where that is not possible, DamagedError where it is not whole."""
    try:
        return duckdb.connect(str(file), read_only=read_only, config=options)
    except duckdb.Error as error:
        raise _full(error) or unreadable(file) from error


def rewrite(file: Path, source: Path) -> None:
    """Copy a closed file into a new one of its name: what was overwritten in it would still lie in its free blocks.

    Each block is read for that, so that a damaged one is found; `source` names the file in the sentence.
    """
    fresh = file.with_name("fresh")
    try:
        with duckdb.connect() as connection:
            for name, path in (("present", file), ("fresh", fresh)):
                connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as {name}")
            connection.execute("copy from database present to fresh")
            connection.execute("checkpoint fresh")  # at its end DuckDB would keep silent about a disk that is full
    except duckdb.Error as error:
        raise _full(error) or unreadable(source) from error
    fresh.replace(file)


def check_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """SchemaError where the database is of another version than this program."""
    try:
        found = frame(connection, "select value from store_info where key = 'schema_version'", None).to_series().to_list()
    except DamagedError:
        raise
    except StoreError:
        found = []
    if found != [schema_version()]:
        raise SchemaError(found[0] if found else None, schema_version())
