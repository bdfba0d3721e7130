"""The store as somebody sees it who may not see all of it: its tables are views, made when a generation is opened.

The generation is attached, read only and under a name that no question knows, to a database in memory; the views of the schema
are made anew over what is seen. So each question runs as it stands, and answers from what its viewer may see.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from dashboard import settings
from dashboard.store import connections
from dashboard.store.database import Store

_VIEW = re.compile(r"^create view (\w+)", re.IGNORECASE | re.MULTILINE)

Told = Callable[[str, Mapping[str, Sequence[str]]], list[str]]
"""Makes the statements for a schema's name and its tables with their columns."""


class SeenStore:
    """What can be asked of the store under one path through the views that `told` makes. Nothing can be written through it."""

    def __init__(self, path: Path, told: Told) -> None:
        self._store = Store(path, lambda file: _open(file, told))

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def version(self) -> str:
        """As `Store.version`."""
        return self._store.version

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pl.DataFrame:
        """As `Store.query`, over what is seen."""
        return self._store.query(sql, parameters)

    def rows(self, table: str, where: Mapping[str, Any] | None = None, columns: Sequence[str] = ()) -> pl.DataFrame:
        """As `Store.rows`, over what is seen."""
        return self._store.rows(table, where, columns)

    def close(self) -> None:
        """As `Store.close`."""
        self._store.close()


def _open(file: Path, told: Told) -> duckdb.DuckDBPyConnection:
    """A published file as it is seen; SchemaError where this program does not know its schema."""
    with connections.open_published(file) as whole:
        catalogue = {name: list(each.types) for name, each in connections.tables_of(whole).items()}
    views = _views_of_the_schema()
    tables = {name: columns for name, columns in catalogue.items() if name not in views}
    held = f"held_{secrets.token_hex(8)}"
    with connections.errors_in_german():
        connection = duckdb.connect(":memory:", config=connections.IN_MEMORY)
        connection.execute(f"attach '{str(file).replace(chr(39), chr(39) * 2)}' as {held} (read_only)")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        for statement in (*told(f"{held}.main", tables), *views.values()):
            connection.execute(statement)
    return connection


@lru_cache(maxsize=1)
def _views_of_the_schema() -> dict[str, str]:
    """The views that the schema makes of its tables, by name, in their order."""
    every = "\n".join(file.read_text("utf-8") for file in sorted((settings.QUERIES / "schema").glob("*.sql")))
    texts = [each.query for each in duckdb.extract_statements(every)]
    return {match[1]: text for text in texts if (match := _VIEW.search(text))}
