"""A store as version 1 of the program left it, with literal rows: what upgrading begins with."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from dashboard.store import Store

SCHEMA_1 = Path(__file__).resolve().parent / "schema_1"
"""The tables of version 1 as they were; never to be changed."""

DAY, MOMENT = date(2026, 9, 30), datetime(2026, 9, 1, 12)


def store_of_version_1(path: Path) -> Store:
    """A store of version 1 with one released list of SKB, of one measure."""
    store = Store(path)
    with store.create() as writer:
        for (name,) in writer.query("select view_name from duckdb_views() where not internal order by 1").rows():
            writer.execute(f"drop view {name}")
        for (name,) in writer.query("select table_name from duckdb_tables() order by 1").rows():
            writer.execute(f"drop table {name}")
        for file in sorted(SCHEMA_1.glob("*.sql")):
            writer.execute(file.read_text("utf-8"))
        writer.insert("store_info", [{"key": "schema_version", "value": "1"}])
        writer.insert("steering_round", [{"round": "2026", "title": "Runde 2026", "reference_date": DAY}])
        writer.insert("workbook", [{"sha256": "ab", "size_bytes": 5, "content": b"Bytes"}])
        writer.insert(
            "delivery",
            [
                {
                    "delivery_id": 1,
                    "round": "2026",
                    "department": "SKB",
                    "sha256": "ab",
                    "file_name": "Liste.xlsx",
                    "sender": "Referat 10",
                    "scope": "fields",
                    "scope_fields": [1, 4],
                    "valid_from": DAY,
                    "known_from": MOMENT,
                    "is_sample": True,
                    "row_count": 1,
                }
            ],
        )
        writer.insert("release", [{"delivery_id": 1, "released_by": "Leitung", "released_at": MOMENT}])
        writer.insert("measure", [{"measure_id": "SKB-0001", "department": "SKB", "sequence": 1, "delivery_id": 1}])
        version = {"version_id": 1, "measure_id": "SKB-0001", "delivery_id": 1, "title": "Sprachkurse", "stage": "planned"}
        writer.insert("measure_version", [version])
        place = {"sheet": "Liste", "row": 5, "cells": {"title": "B5"}, "valid_from": DAY, "is_new_version": True}
        writer.insert("delivered_measure", [{"delivery_id": 1, "measure_id": "SKB-0001", "version_id": 1, **place}])
    return store
