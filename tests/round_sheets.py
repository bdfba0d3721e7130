"""Looking into round sheets as openpyxl opens them, and a store from which they are made."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.documents.round_sheet import round_sheet
from dashboard.store import Store
from tests.built_once import built_once
from tests.readings import empty_store

HEADER_ROW = 4


@built_once
def store_with_a_field(path: Path) -> Store:
    """A store with three bodies, the rounds 2024 to 2026, action field 1, and no delivery."""
    store = empty_store(path)
    with store.write() as writer:
        field = {"number": 1, "short_name": "Spracherwerb", "long_name": "Erwerb der deutschen Sprache", "aliases": []}
        writer.insert("action_field", [field])
    return store


def saved(filled: Workbook) -> bytes:
    """The bytes of a workbook after somebody has filled it in."""
    buffer = io.BytesIO()
    filled.save(buffer)
    return buffer.getvalue()


def book(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def sheet(store: Store, name: str = "Liste", department: str = "SKB", round_code: str = "2026") -> Worksheet:
    found = book(round_sheet(store, department, round_code))[name]
    assert isinstance(found, Worksheet)
    return found


def cell(liste: Worksheet, at: int, heading: str) -> Any:
    """The cell of the measure at this place (1: the first) under a heading."""
    headings = [each.value for each in liste[HEADER_ROW]]
    return liste.cell(HEADER_ROW + at, headings.index(heading) + 1)


def values(liste: Worksheet, heading: str) -> list[Any]:
    found = [cell(liste, at, heading).value for at in range(1, liste.max_row - HEADER_ROW + 1)]
    return [value for value in found if value is not None]


def texts(found: Worksheet) -> list[str]:
    return [str(value) for line in found.iter_rows(values_only=True) for value in line if value is not None]
