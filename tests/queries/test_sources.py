"""From any value to its cell: what stands in the named cell of the workbook as it came is read as that value."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

import polars as pl
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import queries
from dashboard.charts.story import Origin, Place, origins
from dashboard.intake.joining.canonical import canonical
from dashboard.intake.master.tables import load_master
from dashboard.intake.model import Cell, CellKind
from dashboard.intake.values.context import Context
from dashboard.intake.values.readers import READERS
from dashboard.store import Store
from dashboard.vocabulary import FIELDS, Visibility
from tests.sample_store import sample_store

SHARED = tuple(field.name for field in FIELDS if field.visibility is not Visibility.OWN and field.name != "measure_id")
HOW_MANY = 250


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return sample_store(tmp_path_factory.mktemp("sources") / "dashboard.duckdb", with_entries=False)


def chosen(store: Store) -> list[tuple[str, Origin]]:
    """Values from all over the sample lists with where they come from, drawn by lot, the same ones each time."""
    keys = queries.run(store, "measures/list", round="2026")["measure_id"].sample(40, seed=4)
    found = [(key, origin) for key in keys for origin in _origins(store, key)]
    return [found[at] for at in pl.int_range(len(found), eager=True).sample(HOW_MANY, seed=4)]


def _origins(store: Store, key: str) -> list[Origin]:
    words, cells = (queries.run(store, f"measure/{name}", measure_id=key).to_dicts() for name in ("words", "sources"))
    return origins(words, cells, SHARED)


def stands_in(store: Store, place: Place) -> Cell:
    """The cell as openpyxl reads it; what stands under merged cells is what their first one holds."""
    content: bytes = queries.run(store, "deliveries/workbook", delivery_id=place.delivery_id)["content"][0]
    sheet = _book(content)[str(place.sheet)]
    cell = _first(sheet, str(place.cell))
    fill = cell.fill.fgColor.rgb[-6:] if cell.fill.fill_type == "solid" and isinstance(cell.fill.fgColor.rgb, str) else None
    kinds = {bool: CellKind.BOOLEAN, int: CellKind.NUMBER, float: CellKind.NUMBER, datetime: CellKind.DATE}
    value: Any = float(cell.value) if type(cell.value) is int else cell.value
    return Cell(value, kinds.get(type(cell.value), CellKind.TEXT), fill, "%" in cell.number_format)


def _first(sheet: Worksheet, name: str) -> SheetCell:
    area = next((area for area in sheet.merged_cells.ranges if name in area), None)
    found = sheet[name] if area is None else sheet.cell(area.min_row, area.min_col)
    assert isinstance(found, SheetCell)
    return found


@lru_cache(maxsize=40)
def _book(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content), data_only=True)


def readings(cell: Cell, name: str, context: Context) -> Iterator[Any]:
    """What the cell says of a field, in whichever column it stands."""
    for reader in READERS.values():
        values = reader(cell, context).values
        if name in values:
            yield canonical(name, values[name])


def is_read(origin: Origin, cell: Cell, context: Context) -> bool:
    """Whether the cell says the value; of a period that is joined from two columns, its words are a part."""
    if origin.field == "period_text":
        return any(words and words in origin.value for words in readings(cell, origin.field, context))
    return canonical(origin.field, origin.value) in readings(cell, origin.field, context)


def test_the_cell_that_is_named_as_the_source_is_read_as_the_value(store: Store) -> None:
    master = load_master(store)
    wrong, checked = [], 0
    for key, origin in chosen(store):
        for place in (origin.first, origin.last):
            if place is None or place.cell is None:
                continue
            cell = stands_in(store, place)
            checked += 1
            if not is_read(origin, cell, Context(master, key.rsplit("-", 1)[0])):
                wrong.append((key, origin.field, origin.value, place, cell.value))
    assert wrong == []
    assert checked > HOW_MANY


def test_another_cell_is_not_read_as_the_value(store: Store) -> None:
    key, title = next((key, origin) for key, origin in chosen(store) if origin.field == "title")
    beside = next(each.first for each in _origins(store, key) if each.field == "stage")
    assert title.value not in readings(stands_in(store, beside), "title", Context(load_master(store)))
