"""A small real store with literal rows: the framework has three fields and four bodies, the rounds are 2025 and 2026.

`said("2026", "SKB-0001", stage="completed")` is what the list of SKB said of its measure in that round. Each body that says
something in a round has delivered and released its whole list there, unless `deliveries` tells otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.intake.accepting.derivation import derive
from dashboard.master import Framework
from dashboard.store import Store, Writer
from data.samples.master_framework import ORIGIN_KINDS
from tests.built_once import built_once

ROUNDS = {"2025": date(2025, 9, 30), "2026": date(2026, 9, 30)}
LATER_ROUNDS = {"2027": date(2027, 9, 30), "2028": date(2028, 9, 30)}
"""Rounds that the master data only name where something was said in them."""

DEPARTMENTS = ("SASJI", "SKB", "SJV", "MAG-BHV")
FIELDS = {1: "Sprache", 4: "Bildung", 7: "Gesundheit"}
LEVELS = {"land": "Land", "bremen": "Stadt Bremen", "bremerhaven": "Stadt Bremerhaven"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one list said of one measure."""

    round: str
    measure_id: str
    values: dict[str, Any]

    @property
    def department(self) -> str:
        return self.measure_id.rsplit("-", 1)[0]


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivery that is not the usual one."""

    round: str
    department: str
    scope: str = "whole_list"
    scope_fields: tuple[int, ...] | None = None
    is_released: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """A link between measures that an answer drew: split_from (measure_id is a part of other_id) or merged_into."""

    round: str
    department: str
    kind: str
    measure_id: str
    other_id: str


def said(round: str, measure_id: str, **values: Any) -> Said:  # noqa: A002 - the schema's own word
    """One measure in one list; what is not named is the default: field 1, level land, led by the body of the key."""
    return Said(round, measure_id, values)


@built_once
def tables_only(path: Path) -> Store:
    """A store without a row, which making all its tables takes longer than copying."""
    store = Store(path)
    with store.create():
        pass
    return store


@built_once
def small_store(
    path: Path,
    rows: Sequence[Said],
    deliveries: Sequence[Delivered] = (),
    *,
    is_sample: bool = False,
    told: Sequence[Told] = (),
    corrections: Sequence[tuple[str, str]] = (),
) -> Store:
    """A new store with the rows and what is derived from them; `corrections` are rounds and keys whose end was corrected."""
    store = tables_only(path)
    with store.write() as writer:
        named = {row.round for row in rows}
        _insert_master(writer, is_sample, ROUNDS | {code: day for code, day in LATER_ROUNDS.items() if code in named})
        numbers = _insert_rows(writer, rows, {(one.round, one.department): one for one in deliveries}, is_sample)
        for link in told:
            row = {"delivery_id": numbers[link.round, link.department], "kind": link.kind}
            writer.insert("measure_link", [row | {"measure_id": link.measure_id, "other_id": link.other_id}])
        mark = {"is_correction": True, "reason": "Tippfehler", "marked_by": "Leitstelle", "marked_at": datetime(2026, 10, 1)}
        writer.insert("end_correction", [mark | {"round": code, "measure_id": key} for code, key in corrections])
        derive(writer)
    return store


def insert_words(writer: Writer) -> None:
    """What master data say beside fields, bodies and rounds: three levels, the origins, and what the lead unit leads."""
    writer.insert(
        "level",
        [
            {"code": code, "label": label, "aliases": [], "explanation": label, "position": at}
            for at, (code, label) in enumerate(LEVELS.items())
        ],
    )
    writer.insert(
        "origin_kind",
        [
            {"code": kind.code, "label": kind.label, "aliases": [], "explanation": kind.explanation, "position": at}
            for at, kind in enumerate(ORIGIN_KINDS)
        ],
    )
    framework = asdict(Framework(lead_topic="Integration"))
    writer.insert("framework", [{name: list(value) if isinstance(value, tuple) else value for name, value in framework.items()}])


SAMPLE_LOAD: dict[str, Any] = {
    "master_id": 1,
    "sha256": "0",
    "file_name": "stammdaten.xlsx",
    "content": b"",
    "loaded_at": datetime(2026, 1, 1),
    "is_sample": True,
}
"""The row of a master workbook that says it holds sample data."""


def _insert_master(writer: Writer, is_sample: bool, rounds: Mapping[str, date]) -> None:
    writer.insert("master_load", [{**SAMPLE_LOAD, "is_sample": is_sample}])
    writer.insert(
        "action_field",
        [{"number": number, "short_name": name, "long_name": name, "aliases": []} for number, name in FIELDS.items()],
    )
    body = {"kind": "Ressort", "is_member": True, "aliases": []}
    writer.insert(
        "department",
        [
            {**body, "code": code, "official_name": code, "short_name": code, "position": at}
            for at, code in enumerate(DEPARTMENTS)
        ],
    )
    insert_words(writer)
    writer.insert(
        "steering_round",
        [{"round": code, "title": f"Steuerungsrunde {code}", "reference_date": day} for code, day in rounds.items()],
    )


def _insert_rows(
    writer: Writer, rows: Sequence[Said], unusual: dict[tuple[str, str], Delivered], is_sample: bool
) -> dict[tuple[str, str], int]:
    order = sorted({(row.round, row.department) for row in rows} | set(unusual))
    numbers = {key: number for number, key in enumerate(order, 1)}
    deliveries = {number: unusual.get(key) or Delivered(*key) for key, number in numbers.items()}
    writer.insert("delivery", [_delivery(number, delivered, is_sample) for number, delivered in deliveries.items()])
    writer.insert("release", [_release(number, delivered) for number, delivered in deliveries.items() if delivered.is_released])
    first: dict[str, Said] = {}
    for row in rows:
        first.setdefault(row.measure_id, row)
    measures = [
        {
            "measure_id": row.measure_id,
            "department": row.department,
            "sequence": at,
            "delivery_id": numbers[row.round, row.department],
        }
        for at, row in enumerate(first.values(), 1)
    ]
    writer.insert("measure", measures)
    told = [(version_id, numbers[row.round, row.department], row) for version_id, row in enumerate(rows, 1)]
    columns = dict.fromkeys(name for row in rows for name in row.values)
    writer.insert("measure_version", [dict.fromkeys(columns) | _version(*each) for each in told])
    writer.insert("delivered_measure", [_place(*each) for each in told])
    return numbers


def _delivery(number: int, delivered: Delivered, is_sample: bool) -> dict[str, Any]:
    day = _day(delivered.round)
    return {
        "delivery_id": number,
        "round": delivered.round,
        "department": delivered.department,
        "sha256": str(number),
        "file_name": "liste.xlsx",
        "scope": delivered.scope,
        "scope_fields": list(delivered.scope_fields) if delivered.scope_fields else None,
        "valid_from": day,
        "known_from": datetime(day.year, day.month, day.day, 12),
        "is_sample": is_sample,
        "row_count": 1,
    }


def _release(number: int, delivered: Delivered) -> dict[str, Any]:
    day = _day(delivered.round)
    return {"delivery_id": number, "released_by": "Leitung", "released_at": datetime(day.year, day.month, day.day, 13)}


def _version(version_id: int, delivery_id: int, row: Said) -> dict[str, Any]:
    values = {"action_field": 1, "levels": ["land"], "lead_department": row.department, "title": f"Maßnahme {row.measure_id}"}
    return {**values, **row.values, "version_id": version_id, "measure_id": row.measure_id, "delivery_id": delivery_id}


def _place(version_id: int, delivery_id: int, row: Said) -> dict[str, Any]:
    return {
        "version_id": version_id,
        "measure_id": row.measure_id,
        "delivery_id": delivery_id,
        "sheet": "Liste",
        "row": version_id,
        "cells": {},
        "valid_from": _day(row.round),
        "is_new_version": True,
    }


def _day(round_code: str) -> date:
    return (ROUNDS | LATER_ROUNDS)[round_code]
