"""One DuckDB file, read by many and written by one, published whole or not at all.

Readers hold the newest published generation open and change over when a newer one is published. A writer works on a copy, in
one transaction, and publishes it when its block ends without an error. Decision: docs/decisions/0002-store.md.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from dashboard import settings
from dashboard.store import connections, statements
from dashboard.store.books import NAMING
from dashboard.store.errors import StoreError, way_back
from dashboard.store.frames import Rows, quoted, selected, shaped
from dashboard.store.generations import KEPT_GENERATIONS, ONLY_THIS, Generations
from dashboard.store.statements import Composed, Conditions, Table
from dashboard.store.witness import Publication, Witness, publishing

_OPEN_ATTEMPTS = 10
Opening = Callable[[Path], duckdb.DuckDBPyConnection]
"""How a generation is opened for reading."""
_KINDS = duckdb.StatementType
_LEAVES_TABLES = frozenset({_KINDS.SELECT, _KINDS.INSERT, _KINDS.UPDATE, _KINDS.DELETE})
"""Statements after which the tables have the columns that they had."""


class Writer:
    """The one open transaction of a writer. Nothing of it is seen by readers before its block has ended."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._tables: dict[str, Table] = {}
        self._entered: dict[str, list[dict[str, Any]]] = {}

    def execute(self, sql: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Run a statement, or several; values of one only as parameters. StoreError with DuckDB's words where it fails."""
        with connections.errors_in_german():
            kinds = {statement.type for statement in duckdb.extract_statements(sql)}
            self._connection.execute(sql, dict(parameters or {}))
        if not kinds <= _LEAVES_TABLES:
            self._tables.clear()

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pl.DataFrame:
        """The rows of one select, in this transaction."""
        return connections.frame(self._connection, sql, parameters)

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
        if table in NAMING:
            naming = [name for name in NAMING[table] if name in frame.columns]
            self._entered.setdefault(table, []).extend(frame.select(naming).to_dicts())
        names = ", ".join(map(quoted, into.checked(frame.columns)))
        with connections.errors_in_german():
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

    @property
    def entered(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """What was appended to the books, by table: the columns of NAMING."""
        return self._entered

    def next_number(self, table: str, column: str) -> int:
        """One more than the highest number in a column of numbers that are given once; 1 where there is none yet."""
        found = self.query(statements.highest(self._table(table), column).sql)["number"][0]
        return int(found or 0) + 1

    def columns(self, table: str) -> Mapping[str, str]:
        """The columns of a table in their order, with DuckDB's names of their types."""
        return self._table(table).types

    def fill(self, table: str, select: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> None:
        """Append the rows of `select`, whose columns have the table's names, and `given` in each row."""
        self._run(statements.filling(self._table(table), select, parameters, given))

    @contextmanager
    def settled(self, *views: str) -> Iterator[None]:
        """Within the block these views are tables of the rows that they have now: who asks one again and again plans it once."""
        for view in views:
            self._run(Composed(f"create temp table {quoted(view)} as from main.{quoted(view)}", {}))
        yield
        for view in views:
            self._run(Composed(f"drop table temp.{quoted(view)}", {}))

    def _run(self, told: Composed) -> None:
        with connections.errors_in_german():
            self._connection.execute(connections.parsed(told.sql)[0], told.values)

    def _table(self, name: str) -> Table:
        """A table of the catalogue, which is asked once, and anew after a statement that may have changed a table."""
        if not self._tables:
            self._tables = connections.tables_of(self._connection)
        return connections.named(self._tables, name)


class Store:
    """The store under one path. One object may serve many threads; several processes may each have their own."""

    def __init__(
        self, path: Path = settings.STORE, opened: Opening = connections.open_published, witness: Witness | None = None
    ) -> None:
        self._files = Generations(Path(path))
        self._open = opened
        self._witness = witness
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
    def number(self) -> int | None:
        """The number of the generation that holds; None where it has none, as a file that was copied in."""
        return self._files.number

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
            return connections.frame(cursor, sql, parameters)

    def rows(self, table: str, where: Conditions | None = None, columns: Sequence[str] = ()) -> pl.DataFrame:
        """As `Writer.rows`, on the newest published state."""
        with self._reading() as cursor:
            self._tables = self._tables or connections.tables_of(cursor)
            told = statements.reading(connections.named(self._tables, table), where or {}, columns)
            return connections.frame(cursor, told.sql, told.values)

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
                writer.insert("store_info", [{"key": "schema_version", "value": connections.schema_version()}])
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
                connections.rewrite(draft, source)
            with connections.errors_in_german(), closing(connections.connect(draft, {**connections.WRITING})) as connection:
                if not (source is None or any_schema):
                    connections.check_schema(connection)
                connection.execute("begin transaction")
                writer = Writer(connection)
                yield writer
                connection.execute("commit")
                connection.execute("checkpoint")
            if kept == ONLY_THIS:
                connections.rewrite(draft, draft)
            self._files.publish(draft, partial(self._publishing, writer), kept, continues=continues)

    def _publishing(self, writer: Writer, before: int | None, after: int) -> AbstractContextManager[object]:
        return publishing(Publication(before, after, writer.entered), self._witness)

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
                self._opened = _Opened(self._open(self._files.current), version)
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
