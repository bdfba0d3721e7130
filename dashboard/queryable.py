"""What can be asked, and what a question is to the database: the two forms that everybody above the store speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import polars as pl


class Queryable(Protocol):
    """What can be asked: the published store, or a writer that sees its own unpublished changes."""

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pl.DataFrame: ...

    def rows(self, table: str, where: Mapping[str, Any] | None = None, columns: Sequence[str] = ()) -> pl.DataFrame: ...


@dataclass(frozen=True, slots=True)
class Statement:
    """What DuckDB's parser sees in a text: how many statements, and the named parameters of the first."""

    count: int
    parameters: frozenset[str]
