"""Carrying over what a rebuild cannot read afresh: deliveries whose workbook was redacted, and frozen rounds.

A frozen round shows the values of its day, whatever is read from the same lists now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from dashboard import queries
from dashboard.intake.accepting.acceptance import AcceptanceError
from dashboard.store import Store, Writer

BROUGHT = (
    "delivery",
    "finding",
    "measure",
    "measure_version",
    "delivered_measure",
    "co_report",
    "answer",
    "measure_link",
    "missing_answer",
    "inquiry_answer",
    "set_aside",
)
"""The tables that a delivery itself fills; each names it in delivery_id."""

FROZEN = ("round_freeze", "freeze_undone", "frozen_figure", "frozen_attention", "frozen_postponement", "frozen_label")
"""What is carried over as it stands; frozen_state points to versions, whose numbers a rebuild may change."""


def carry_over(store: Store, writer: Writer, row: dict[str, Any]) -> None:
    """Take one delivery (its row of the table) from the store into the new tables.

    Its versions are numbered on, and what it confirmed points to the version that says so now: lists before it, read afresh by a
    newer program, may have made more or fewer versions than they did. AcceptanceError: a measure that it confirmed is gone.
    """
    delivery_id = row["delivery_id"]
    if queries.run(writer, "acceptance/workbook", sha256=row["sha256"]).is_empty():
        writer.insert("workbook", store.rows("workbook", {"sha256": row["sha256"]}))
    tables = {name: store.rows(name, {"delivery_id": delivery_id}) for name in BROUGHT}
    tables["measure_version"] = tables["measure_version"].sort("version_id")
    first = writer.next_number("measure_version", "version_id")
    own = {number: first + at for at, number in enumerate(tables["measure_version"]["version_id"].to_list())}
    tables["measure_version"] = _with_versions(tables["measure_version"], list(own.values()))
    delivered = tables["delivered_measure"]
    tables["delivered_measure"] = _with_versions(delivered, _said_now(writer, delivered, own, _bringers(store, delivered)))
    for name, rows in tables.items():
        writer.insert(name, rows)


def _with_versions(rows: pl.DataFrame, versions: list[int]) -> pl.DataFrame:
    return rows.with_columns(pl.Series("version_id", versions, dtype=pl.Int32))


def _bringers(store: Store, delivered: pl.DataFrame) -> dict[int, int]:
    """Which delivery brought each version that the delivery brought or confirmed."""
    found = store.rows("measure_version", {"version_id": delivered["version_id"].to_list()}, ["version_id", "delivery_id"])
    return dict(found.iter_rows())


def _said_now(writer: Writer, delivered: pl.DataFrame, own: dict[int, int], bringers: dict[int, int]) -> list[int]:
    """Per measure that the delivery names: its own version under its new number, else the one that holds since its bringer."""
    before: dict[str, list[tuple[int, int]]] = {}
    named = {"measure_id": delivered["measure_id"].to_list()}
    for key, brought_by, version in writer.rows("measure_version", named, ["measure_id", "delivery_id", "version_id"]).rows():
        before.setdefault(key, []).append((brought_by, version))
    versions = []
    for each in delivered.iter_rows(named=True):
        since = bringers[each["version_id"]]
        known = [version for brought_by, version in sorted(before.get(each["measure_id"], [])) if brought_by <= since]
        if each["version_id"] not in own and not known:
            raise AcceptanceError(
                f"Die Rückmeldung {each['delivery_id']}, deren Datei geschwärzt ist, bestätigt die Maßnahme "
                f"{each['measure_id']}; in den neu gelesenen Listen gibt es sie nicht."
            )
        versions.append(own.get(each["version_id"]) or known[-1])
    return versions


def carry_frozen_states(store: Store, writer: Writer) -> None:
    """Take the frozen states from the store into the new tables, each pointing to the version that holds the same values there.

    Where a list is read otherwise now, the version of that day is kept beside the new one. A measure that no list brings any more
    keeps its key.
    """
    states = store.rows("frozen_state")
    if states.is_empty():
        return
    needed = {*states["version_id"].to_list(), *states["previous_version_id"].drop_nulls().to_list()}
    _keep_measures(store, writer, states["measure_id"].unique().to_list())
    numbers = _numbers(writer, store.rows("measure_version", {"version_id": needed}))
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
