"""Carrying a delivery over as it stands: what it left in the store, for its workbook was redacted and cannot be read afresh."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard import queries
from dashboard.intake.accepting.errors import AcceptanceError
from dashboard.store import Queryable, Store, Writer


def carry_over(store: Store, writer: Writer, row: dict[str, Any]) -> None:
    """Take one delivery (a row of queries/building/deliveries.sql) from the store into the new tables.

    Its versions are numbered on, and what it confirmed points to the version that says so now: lists before it, read afresh by a
    newer program, may have made more or fewer versions than they did. AcceptanceError: a measure that it confirmed is gone.
    """
    delivery_id = row["delivery_id"]
    if queries.run(writer, "acceptance/workbook", sha256=row["sha256"]).is_empty():
        writer.insert("workbook", [{"sha256": row["sha256"], "size_bytes": row["size_bytes"]}])
    tables = {
        name.removeprefix("carried/"): queries.run(store, name, delivery_id=delivery_id) for name in queries.names("carried")
    }
    first = int(queries.run(writer, "acceptance/next_numbers")["version_id"][0])
    own = {number: first + at for at, number in enumerate(tables["measure_version"]["version_id"].to_list())}
    tables["measure_version"] = _with_versions(tables["measure_version"], list(own.values()))
    delivered = tables["delivered_measure"]
    tables["delivered_measure"] = _with_versions(delivered.drop("brought_by"), _said_now(writer, delivered, own))
    for name, rows in tables.items():
        writer.insert(name, rows)


def _with_versions(rows: pl.DataFrame, versions: list[int]) -> pl.DataFrame:
    return rows.with_columns(pl.Series("version_id", versions, dtype=pl.Int32))


def _said_now(source: Queryable, delivered: pl.DataFrame, own: dict[int, int]) -> list[int]:
    """Per measure that the delivery names: its own version under its new number, else the one that holds since `brought_by`."""
    before: dict[str, list[tuple[int, int]]] = {}
    for key, brought_by, version in queries.run(source, "building/versions", measures=delivered["measure_id"].to_list()).rows():
        before.setdefault(key, []).append((brought_by, version))
    versions = []
    for each in delivered.iter_rows(named=True):
        known = [version for brought_by, version in before.get(each["measure_id"], []) if brought_by <= each["brought_by"]]
        if each["version_id"] not in own and not known:
            raise AcceptanceError(
                f"Die Rückmeldung {each['delivery_id']}, deren Datei geschwärzt ist, bestätigt die Maßnahme "
                f"{each['measure_id']}; in den neu gelesenen Listen gibt es sie nicht."
            )
        versions.append(own.get(each["version_id"]) or known[-1])
    return versions
