"""The rows that a delivery brings into the tables of measures, versions and co-reports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.intake.joining.canonical import canonical, shown
from dashboard.intake.joining.comparison import Outcome
from dashboard.vocabulary import FIELD_BY_NAME


@dataclass(slots=True)
class DeliveredRows:
    """Gathers the rows of one delivery, table by table. Keys and versions are numbered on in the order of the list."""

    delivery_id: int
    department: str
    valid_from: date
    next_version_id: int
    last_sequence: int
    tables: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {"measure": [], "measure_version": [], "delivered_measure": [], "co_report": []}
    )

    def add(self, outcome: Outcome) -> None:
        """One row of the list: a new version, a confirmation of the stored one, or a co-report."""
        if outcome.is_co_report:
            self._add_co_report(outcome)
            return
        known = outcome.match.known
        measure_id = known.measure_id if known else self._new_measure()
        is_new_version = known is None or bool(outcome.changes)
        version_id = self._new_version(measure_id, outcome.values) if is_new_version or known is None else known.version_id
        row = outcome.match.row
        self.tables["delivered_measure"].append(
            {
                "delivery_id": self.delivery_id,
                "measure_id": measure_id,
                "version_id": version_id,
                "is_new_version": is_new_version,
                "valid_from": canonical("as_of", row.values["as_of"]) or self.valid_from,
                "sheet": row.sheet,
                "row": row.row,
                "cells": dict(row.cells),
            }
        )

    def _new_measure(self) -> str:
        self.last_sequence += 1
        measure_id = f"{self.department}-{self.last_sequence:04d}"
        row = {"measure_id": measure_id, "department": self.department, "sequence": self.last_sequence}
        self.tables["measure"].append(row | {"delivery_id": self.delivery_id})
        return measure_id

    def _new_version(self, measure_id: str, values: Mapping[str, Any]) -> int:
        version_id = self.next_version_id
        self.next_version_id += 1
        row = {"version_id": version_id, "measure_id": measure_id, "delivery_id": self.delivery_id}
        self.tables["measure_version"].append(row | dict(values))
        return version_id

    def _add_co_report(self, outcome: Outcome) -> None:
        row = outcome.match.row
        values = {name: shown(canonical(name, row.values[name])) for name in FIELD_BY_NAME}
        self.tables["co_report"].append(
            {
                "delivery_id": self.delivery_id,
                "sheet": row.sheet,
                "row": row.row,
                "lead_department": row.values["lead_department"],
                "measure_id": outcome.match.co_reported_id,
                "title": row.values["title"],
                "values": json.dumps(
                    values | {"extra": row.extra, "footnotes": row.footnotes}, ensure_ascii=False, sort_keys=True
                ),
                "cells": dict(row.cells),
            }
        )
