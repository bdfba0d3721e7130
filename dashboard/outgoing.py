"""Rows on their way out of the store: a short answer becomes a frame straight from its rows.

DuckDB plans a statement twice when it hands out a frame (once for its columns, once for its rows), and for the short answers that
pages ask for planning is nearly all of the work. Decision: docs/decisions/0002-store.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

SHORT = 1_000
"""Rows up to which making them one by one costs less than planning again."""

_POLARS_TYPES: dict[str, pl.DataType] = {
    "VARCHAR": pl.String(),
    "INTEGER": pl.Int32(),
    "BIGINT": pl.Int64(),
    "DOUBLE": pl.Float64(),
    "BOOLEAN": pl.Boolean(),
    "DATE": pl.Date(),
    "TIMESTAMP": pl.Datetime("us"),
    "VARCHAR[]": pl.List(pl.String()),
    "INTEGER[]": pl.List(pl.Int32()),
}
"""By DuckDB's names: the types whose values come as Python values that say all there is to say."""


def framed(rows: Sequence[tuple[Any, ...]], columns: Sequence[tuple[str, str]]) -> pl.DataFrame | None:
    """The frame that DuckDB would make of these rows; `columns` are names and DuckDB's names of types.

    None where that takes DuckDB itself: more rows than SHORT, a type that is not plain (a map, a sum of whole numbers), or a
    name that stands twice.
    """
    if len(rows) > SHORT or len(dict(columns)) < len(columns) or any(kind not in _POLARS_TYPES for _, kind in columns):
        return None
    return pl.DataFrame(rows, schema=[(name, _POLARS_TYPES[kind]) for name, kind in columns], orient="row")
