"""Carrying frozen rounds through a rebuild: they show the values of their day, whatever is read from the same lists now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from dashboard.store import Store, Writer

FROZEN = ("round_freeze", "freeze_undone", "frozen_figure", "frozen_attention", "frozen_postponement", "frozen_label")
"""What is carried over as it stands; frozen_state points to versions, whose numbers a rebuild may change."""


def carry_frozen_states(store: Store, writer: Writer) -> None:
    """Take the frozen states from the store into the new tables, each pointing to the version that holds the same values there.

    Where a list is read otherwise now, the version of that day is kept beside the new one. A measure that no list brings any more
    keeps its key.
    """
    states = store.rows("frozen_state")
    if states.is_empty():
        return
    shown = {*states["version_id"].to_list(), *states["previous_version_id"].drop_nulls().to_list()}
    _keep_measures(store, writer, states["measure_id"].unique().to_list())
    numbers = _numbers(writer, store.rows("measure_version", {"version_id": shown}))
    columns = [
        pl.col(name).replace_strict(numbers, default=None, return_dtype=pl.Int32)
        for name in ("version_id", "previous_version_id")
    ]
    writer.insert("frozen_state", states.with_columns(columns))


def _keep_measures(store: Store, writer: Writer, wanted: list[str]) -> None:
    known = set(writer.rows("measure", columns=["measure_id"])["measure_id"].to_list())
    writer.insert("measure", store.rows("measure", {"measure_id": [key for key in wanted if key not in known]}))


def _numbers(writer: Writer, versions: pl.DataFrame) -> dict[int, int]:
    """The new number of each version, by its old one; those without their like are added."""
    now = writer.rows("measure_version", {"measure_id": versions["measure_id"].unique().to_list()})
    by_content: dict[str, int] = {}
    for row in now.iter_rows(named=True):
        by_content.setdefault(_content(row), row["version_id"])
    number = writer.next_number("measure_version", "version_id")
    numbers: dict[int, int] = {}
    added: list[dict[str, Any]] = []
    for row in versions.iter_rows(named=True):
        found = by_content.get(_content(row))
        if found is None:
            found, number = number, number + 1
            added.append({**row, "version_id": found})
        numbers[row["version_id"]] = found
    writer.insert("measure_version", added)
    return numbers


def _content(row: Mapping[str, Any]) -> str:
    """All that a version says and who brought it; its number apart."""
    return repr([row[name] for name in sorted(row) if name != "version_id"])
