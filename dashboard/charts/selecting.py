"""Of all rows of a round those of a selection: the conditions of queries/, by the names of their parameters.

A page has the rows of its round at hand, and asking the store anew for each filter costs ten times as much; the tests hold that
both give the same (queries/overview/progress.sql, queries/measures/list.sql).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

_ONE = {
    "fields": ("field",),
    "levels": ("level",),
    "stages": ("stage",),
    "ratings": ("told_rating", "rating"),
    "funding": ("funding",),
    "origins": ("origin",),
    "measurability": ("measurability",),
}
"""Columns that hold one code, by parameter; the first one that the rows have."""

_SEVERAL = {
    "standings": "standings",
    "changes": "changes",
    "gaps": "gaps",
    "rules": "rules",
    "obstacles": "obstacles",
    "guiding_goals": "guiding_goals",
}
"""Columns that hold a list of codes, by parameter; one of them has to be asked for."""


def selected(rows: pl.DataFrame, parameters: Mapping[str, Any]) -> pl.DataFrame:
    """The rows that a selection leaves, in their order. Parameters that are None or no filter of rows (the round) leave all."""
    given = {name: value for name, value in parameters.items() if value is not None}
    kept = [_is_one(rows, name, given[name]) for name in _ONE if name in given]
    kept += [_is_any(_SEVERAL[name], given[name]) for name in _SEVERAL if name in given]
    bodies = given.get("departments")
    if bodies is not None:
        joins = [pl.col("involved").list.contains(body) for body in bodies] if not given.get("lead_only") else []
        kept.append(pl.any_horizontal(pl.col("department").is_in(bodies), *joins))
    return rows.filter(*kept)


def _is_one(rows: pl.DataFrame, name: str, codes: list[str]) -> pl.Expr:
    column = next(column for column in _ONE[name] if column in rows.columns)
    return pl.col(column).is_in(codes)


def _is_any(column: str, codes: list[str]) -> pl.Expr:
    """An empty choice leaves nothing, as in SQL."""
    return pl.any_horizontal(pl.lit(value=False), *(pl.col(column).list.contains(code) for code in codes))
