"""Rows on their way into a table of the store, and frames on their way out.

DuckDB plans a statement twice when it hands out a frame (once for its columns, once for its rows), and for the short answers
that pages ask for planning is nearly all of the work; those become a frame straight from their rows
(docs/decisions/0002-store.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

Rows = pl.DataFrame | Sequence[Mapping[str, Any]]
"""What can be inserted: a frame, or dictionaries that all have the same keys (maps as dictionaries, sets as lists)."""

_PAIRS = pl.List(pl.Struct({"key": pl.String(), "value": pl.String()}))
_POLARS_TYPES: dict[str, pl.DataType] = {
    "INTEGER": pl.Int32(),
    "BIGINT": pl.Int64(),
    "DOUBLE": pl.Float64(),
    "BOOLEAN": pl.Boolean(),
    "DATE": pl.Date(),
    "TIMESTAMP": pl.Datetime("us"),
    "BLOB": pl.Binary(),
    "VARCHAR[]": pl.List(pl.String()),
    "INTEGER[]": pl.List(pl.Int32()),
    "MAP(VARCHAR, VARCHAR)": _PAIRS,
    "MAP(INTEGER, VARCHAR)": pl.List(pl.Struct({"key": pl.Int32(), "value": pl.String()})),
}
"""Everything else (varchar, json) is text."""


def shaped(rows: Rows, types: Mapping[str, str]) -> pl.DataFrame:
    """`rows` as a frame whose columns have the types of the table; `types` maps its columns to DuckDB's names of types."""
    if isinstance(rows, pl.DataFrame):
        return rows
    names = list(rows[0]) if rows else []
    columns = {name: [_storable(row[name]) for row in rows] for name in names}
    return pl.DataFrame(columns, schema={name: _POLARS_TYPES.get(types.get(name, ""), pl.String()) for name in names})


def selected(frame: pl.DataFrame, types: Mapping[str, str]) -> str:
    """The select list that brings the frame's columns into the table, maps put together from their pairs."""
    return ", ".join(_selected(name, types[name], frame.schema[name]) for name in frame.columns)


def quoted(name: str) -> str:
    """A name of a table or column as SQL."""
    return '"' + name.replace('"', '""') + '"'


def _storable(value: Any) -> Any:
    """Maps travel as lists of pairs, which arrow tables can carry."""
    return [{"key": key, "value": text} for key, text in value.items()] if isinstance(value, dict) else value


def _selected(name: str, column_type: str, frame_type: pl.DataType) -> str:
    is_pairs = column_type.startswith("MAP") and isinstance(frame_type, pl.List)
    return f"map_from_entries({quoted(name)})" if is_pairs else quoted(name)


SHORT = 1_000
"""Rows up to which making them one by one costs less than planning again."""

_PLAIN_TYPES: dict[str, pl.DataType] = {
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
    if len(rows) > SHORT or len(dict(columns)) < len(columns) or any(kind not in _PLAIN_TYPES for _, kind in columns):
        return None
    return pl.DataFrame(rows, schema=[(name, _PLAIN_TYPES[kind]) for name, kind in columns], orient="row")
