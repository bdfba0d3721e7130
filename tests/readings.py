"""Lists as the intake reads them, with literal values, and a store that knows the rounds and departments of the tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.intake.accepting.acceptance import Acceptance, accept, receipt
from dashboard.intake.model import Finding, ListReading, MeasureRow, Table
from dashboard.store import Store
from dashboard.vocabulary import FIELD_BY_NAME
from tests.built_once import built_once
from tests.small_store import insert_words

SHEET = "Liste"
COLUMNS = ("number", "action_field", "title", "stage", "levels", "report")
ROUNDS = {"2024": date(2024, 9, 30), "2025": date(2025, 9, 30), "2026": date(2026, 9, 30)}
DEPARTMENTS = ("SASJI", "SKB", "SIS")


def row(title: str, **values: Any) -> dict[str, Any]:
    """One row of a list; what is not named is null, but for the action field 1 and the level Land."""
    return {"title": title, "action_field": 1, "levels": ["land"], **values}


def reading(
    rows: Sequence[dict[str, Any]],
    *,
    department: str | None = "SKB",
    columns: Sequence[str] = COLUMNS,
    findings: Sequence[Finding] = (),
    is_partial: bool = False,
) -> ListReading:
    """A list with these rows from row 5 on; each field of `columns` has a column, and its cells are named after it."""
    letters = {name: chr(ord("A") + at) for at, name in enumerate(columns)}
    measures = [_measure(at, values, letters, department) for at, values in enumerate(rows, start=5)]
    table = Table(SHEET, 4, letters)
    return ListReading("Liste.xlsx", department, None, False, is_partial, [table], measures, list(findings))


def _measure(at: int, values: dict[str, Any], letters: dict[str, str], department: str | None) -> MeasureRow:
    told = dict.fromkeys(FIELD_BY_NAME) | {"lead_department": department} | values
    extra, footnotes = told.pop("extra", {}), told.pop("footnotes", {})
    cells = {name: f"{letter}{at}" for name, letter in letters.items()}
    return MeasureRow(SHEET, at, told, cells, extra=extra or {}, footnotes=footnotes or {})


@built_once
def empty_store(path: Path) -> Store:
    """A store with master data and no delivery."""
    store = Store(path)
    with store.create() as writer:
        insert_words(writer)
        writer.insert(
            "steering_round",
            [{"round": code, "title": f"Runde {code}", "reference_date": day} for code, day in ROUNDS.items()],
        )
        writer.insert(
            "department",
            [
                {
                    "code": code,
                    "official_name": code,
                    "short_name": code,
                    "kind": "senate",
                    "is_member": True,
                    "aliases": [],
                    "position": at,
                }
                for at, code in enumerate(DEPARTMENTS, start=1)
            ],
        )
    return store


def taken(store: Store, rows: Sequence[dict[str, Any]], *, round_code: str = "2025", **told: Any) -> Acceptance:
    """Accept a list with these rows as released; `told` goes to `reading`."""
    content = repr((rows, told)).encode()
    return accept(store, reading(rows, **told), content, receipt=receipt(round_code, "Leitung"))
