"""One DuckDB file, read by many and written by one, published whole or not at all. The only importer of duckdb.

Readers hold the newest published generation open and change over when a newer one is published. A writer works on a copy, in
one transaction, and publishes it when its block ends without an error. Decision: docs/decisions/0002-store.md.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from dashboard import settings
from dashboard.disk import is_full, unwritable
from dashboard.store import statements
from dashboard.store.errors import DamagedError, SchemaError, StoreError, damaged, unreadable, way_back
from dashboard.store.frames import SHORT, Rows, framed, quoted, selected, shaped
from dashboard.store.generations import KEPT_GENERATIONS, ONLY_THIS, Generations
from dashboard.store.statements import Conditions, Statement, Table

_OPEN_ATTEMPTS = 10
_CLOSED_WORLD: dict[str, Any] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
}
"""No statement reaches files, the network or extensions, nor undoes this."""

_READING: dict[str, Any] = {**_CLOSED_WORLD, "memory_limit": "1GB", "threads": 1}
"""One thread a query: over the hundreds of measures of one framework a second one costs more than it brings."""
_WRITING: dict[str, Any] = {**_CLOSED_WORLD, "memory_limit": "2GB", "threads": 2}

_KINDS = duckdb.StatementType
_LEAVES_TABLES = frozenset({_KINDS.SELECT, _KINDS.INSERT, _KINDS.UPDATE, _KINDS.DELETE})
"""Statements after which the tables have the columns that they had."""


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


class Writer:
    """The one open transaction of a writer. Nothing of it is seen by readers before its block has ended."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._tables: dict[str, Table] = {}

    def execute(self, sql: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Run one statement; values only as parameters. StoreError with DuckDB's words where it fails."""
        with _told():
            kinds = {statement.type for statement in duckdb.extract_statements(sql)}
            self._connection.execute(sql, dict(parameters or {}))
        if not kinds <= _LEAVES_TABLES:
            self._tables.clear()

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pl.DataFrame:
        """The rows of one select, in this transaction."""
        return _frame(self._connection, sql, parameters)

    def rows(self, table: str, where: Conditions | None = None, columns: Sequence[str] = ()) -> pl.DataFrame:
        """The rows of a table that meet all conditions, in the order in which they were written; all columns, or those named."""
        told = statements.reading(self._table(table), where or {}, columns)
        return self.query(told.sql, told.values)

    def insert(self, table: str, rows: Rows) -> None:
        """Append rows by column name: a frame, or dictionaries (maps as dictionaries). Columns not named are null."""
        into = self._table(table)
        frame = shaped(rows, into.types)
        if frame.is_empty():
            return
        names = ", ".join(map(quoted, into.checked(frame.columns)))
        with _told():
            self._connection.register("incoming_rows", frame)
            try:
                # Only names stand in this text, and they were checked against the schema.
                self._connection.execute(
                    f"insert into {quoted(table)} ({names}) select {selected(frame, into.types)} from incoming_rows"  # noqa: S608
                )
            finally:
                self._connection.unregister("incoming_rows")

    def copy(self, table: str, source: str, where: Conditions, given: Mapping[str, Any]) -> None:
        """Append the rows of another table that meet all conditions: the columns that both have, and `given` in each row."""
        self._run(statements.copying(self._table(table), self._table(source), where, given))

    def update(self, table: str, values: Mapping[str, Any], where: Conditions) -> None:
        """Give columns one value in the rows that meet all conditions."""
        self._run(statements.updating(self._table(table), values, where))

    def delete(self, table: str, where: Conditions | None = None) -> None:
        """Remove the rows that meet all conditions; without any, all rows."""
        self._run(statements.deleting(self._table(table), where or {}))

    def replace_words(self, table: str, columns: Sequence[str], pattern: str, mark: str) -> None:
        """Put `mark` in the place of what matches the regular expression, in texts, lists of texts and maps of texts."""
        self._run(statements.rewriting(self._table(table), columns, pattern, mark))

    def next_number(self, table: str, column: str) -> int:
        """One more than the highest number in a column of numbers that are given once; 1 where there is none yet."""
        found = self.query(statements.highest(self._table(table), column).sql)["number"][0]
        return int(found or 0) + 1

    def columns(self, table: str) -> Mapping[str, str]:
        """The columns of a table in their order, with DuckDB's names of their types."""
        return self._table(table).types

    def refill(self, table: str, select: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Replace all rows of a derived table by those of `select`, whose columns have the table's names."""
        self.delete(table)
        with _told():
            self._connection.execute(f"insert into {quoted(table)} by name {select}", dict(parameters or {}))

    def _run(self, told: statements.Composed) -> None:
        with _told():
            self._connection.execute(told.sql, told.values)

    def _table(self, name: str) -> Table:
        """A table of the catalogue, which is asked once, and anew after a statement that may have changed a table."""
        if not self._tables:
            self._tables = _tables(self._connection)
        return _named(self._tables, name)


class Store:
    """The store under one path. One object may serve many threads; several processes may each have their own."""

    def __init__(self, path: Path = settings.STORE) -> None:
        self._files = Generations(Path(path))
        self._guard = threading.Lock()
        self._opened: _Opened | None = None
        self._tables: dict[str, Table] = {}

    @property
    def path(self) -> Path:
        return self._files.path

    @property
    def exists(self) -> bool:
        return self._files.exists

    @property
    def version(self) -> str:
        """A short name of what is published now (a key for caches), new with every publication; costs one system call."""
        try:
            return self._files.version
        except OSError:
            raise self._files.missing() from None

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pl.DataFrame:
        """The rows of one select on the newest published state; StoreError where there is none or it fails."""
        with self._reading() as cursor:
            return _frame(cursor, sql, parameters)

    def rows(self, table: str, where: Conditions | None = None, columns: Sequence[str] = ()) -> pl.DataFrame:
        """As `Writer.rows`, on the newest published state."""
        with self._reading() as cursor:
            self._tables = self._tables or _tables(cursor)
            told = statements.reading(_named(self._tables, table), where or {}, columns)
            return _frame(cursor, told.sql, told.values)

    @contextmanager
    def write(self, *, any_schema: bool = False, kept: int = KEPT_GENERATIONS) -> Iterator[Writer]:
        """Change a copy of what is published (`any_schema`: of any version) in one transaction; a block that ends publishes.
        `kept`: how many generations stay; 1 leaves no trace of what the block removed."""
        with self._files.lock():
            if not self.exists:
                raise self._files.missing()
            with way_back(self.path), self._draft(self._files.current, any_schema=any_schema, kept=kept) as writer:
                yield writer

    @contextmanager
    def create(self) -> Iterator[Writer]:
        """Like `write`, but begins with empty tables, and what was published before is replaced."""
        self._files.make_folder()
        with self._files.lock():
            self._files.refuse_lost()
            with self._draft(None) as writer:
                for file in sorted((settings.QUERIES / "schema").glob("*.sql")):
                    writer.execute(file.read_text(encoding="utf-8"))
                writer.insert("store_info", [{"key": "schema_version", "value": schema_version()}])
                yield writer

    @contextmanager
    def restore(self, backup: Path) -> Iterator[Writer]:
        """Like `write`, but on a copy of a generation or a backup, of any version, all of which was read to see that it is whole.

        What was published before stays as a generation. DamagedError where the file is no database, or not a whole one.
        """
        self._files.make_folder()
        with self._files.lock(), self._draft(backup, any_schema=True, continues=False) as writer:
            yield writer

    @property
    def generations(self) -> list[Path]:
        """What is kept beside the path, oldest first."""
        return self._files.all()

    def finish_redaction(self) -> None:
        """Remove the words that a redaction which was killed has left in older generations."""
        self._files.finish_redaction()

    def refuse_lost(self) -> None:
        """StoreError where nothing is published under the path but generations are kept beside it: it names the way back."""
        self._files.refuse_lost()

    def check(self) -> None:
        """StoreError where there is no store, or one that this program cannot read."""
        with self._reading():
            pass

    def close(self) -> None:
        """Let go of the file; the next query opens it again."""
        with self._guard:
            self._let_go()

    @contextmanager
    def _draft(
        self, source: Path | None, *, any_schema: bool = False, kept: int = KEPT_GENERATIONS, continues: bool = True
    ) -> Iterator[Writer]:
        with self._files.draft(source) as draft:
            if source is not None and not continues:
                _rewrite(draft, source)
            with _told(), closing(_connect(draft, {**_WRITING})) as connection:
                if not (source is None or any_schema):
                    _check_schema(connection)
                connection.execute("begin transaction")
                yield Writer(connection)
                connection.execute("commit")
                connection.execute("checkpoint")
            if kept == ONLY_THIS:
                _rewrite(draft, draft)
            self._files.publish(draft, kept, continues=continues)

    @contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own for one query, on the newest generation; an older one is closed when its last query is done."""
        with self._guard, way_back(self.path):
            opened = self._newest()
            opened.users += 1
            cursor = opened.connection.cursor()
        try:
            with way_back(self.path):
                yield cursor
        finally:
            with self._guard:
                cursor.close()
                opened.users -= 1
                if opened is not self._opened and opened.users == 0:
                    opened.connection.close()

    def _newest(self) -> _Opened:
        for _ in range(_OPEN_ATTEMPTS):
            version = self.version
            if self._opened is not None and self._opened.version == version:
                return self._opened
            self._let_go()
            try:
                self._opened = _Opened(_open_published(self._files.current), version)
            except StoreError:
                if self.version == version:
                    raise
                continue  # a newer generation was published and this one removed between looking and opening
            return self._opened
        raise StoreError("Die Datenbank wird gerade laufend neu geschrieben. Bitte gleich erneut versuchen.")

    def _let_go(self) -> None:
        # Closing a connection closes its cursors too, so that it waits for the queries under way.
        if self._opened is not None and self._opened.users == 0:
            self._opened.connection.close()
        self._opened, self._tables = None, {}


@dataclass(slots=True)
class _Opened:
    """A generation that is open for reading, and how many queries run on it now."""

    connection: duckdb.DuckDBPyConnection
    version: str
    users: int = 0


def _open_published(file: Path) -> duckdb.DuckDBPyConnection:
    """A published file, open for reading, of a schema that this program knows."""
    connection = _connect(file, _READING, read_only=True)
    try:
        _check_schema(connection)
    except StoreError:
        connection.close()
        raise
    return connection


def _frame(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, Any] | None) -> pl.DataFrame:
    with _told():
        statement, given = _parsed(sql), dict(parameters or {})
        answer = connection.execute(statement, given)
        frame = framed(answer.fetchmany(SHORT + 1), [(name, str(kind)) for name, kind, *_ in answer.description])
        if frame is None:
            connection.abort()
            frame = connection.sql(statement, params=given or None).pl()
        return frame


def _tables(connection: duckdb.DuckDBPyConnection) -> dict[str, Table]:
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in _frame(connection, statements.CATALOGUE, None).iter_rows():
        found.setdefault(table, {})[column] = kind
    return {name: Table(name, types) for name, types in found.items()}


def _named(tables: Mapping[str, Table], name: str) -> Table:
    if name not in tables:
        raise StoreError(f"Die Tabelle {name} gibt es nicht.")
    return tables[name]


@lru_cache(maxsize=512)
def _parsed(sql: str) -> duckdb.Statement:
    """The one select in a text, kept because pages ask the same few again and again: parsing is a third of a short answer."""
    statements = duckdb.extract_statements(sql)
    if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
        raise StoreError("Die Abfrage gibt keine Zeilen zurück; gelesen wird nur mit einem einzelnen „select“.")
    return statements[0]


@contextmanager
def _told() -> Iterator[None]:
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


def _connect(file: Path, options: dict[str, Any], *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(file), read_only=read_only, config=options)
    except duckdb.Error as error:
        raise _full(error) or unreadable(file) from error


def _rewrite(file: Path, source: Path) -> None:
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


def _check_schema(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        found = _frame(connection, "select value from store_info where key = 'schema_version'", None).to_series().to_list()
    except DamagedError:
        raise
    except StoreError:
        found = []
    if found != [schema_version()]:
        raise SchemaError(found[0] if found else None, schema_version())
