"""From any value to its cell: the cell named as its source, in the workbook as it came, holds what the value was read from."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from dashboard import queries
from dashboard.intake.accepting.building import build
from dashboard.settings import LISTS
from dashboard.settings import MASTER as MASTER_FILE
from dashboard.store import Store

FIELDS = ("title", "report", "number", "end", "start", "description", "decision_needed", "rating_reason", "next_step", "target")
HOW_MANY = 120


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("sources") / "dashboard.duckdb"
    build(path, LISTS, MASTER_FILE)
    return Store(path)


def sources(store: Store) -> list[dict[str, Any]]:
    """Values from all over the sample lists with the cells that are said to be theirs: every third measure, evenly thinned."""
    found = []
    for key in queries.run(store, "measures/list", round="2026")["measure_id"][::3]:
        words = {row["delivery_id"]: row for row in queries.run(store, "measure/words", measure_id=key).to_dicts()}
        for row in queries.run(store, "measure/sources", measure_id=key).to_dicts():
            value = words[row["delivery_id"]].get(row["field"])
            if row["field"] in FIELDS and value is not None:
                found.append({**row, "measure_id": key, "value": value})
    return found[:: max(len(found) // HOW_MANY, 1)]


def in_cell(content: bytes, sheet: str, cell: str) -> Any:
    book = _book(content)
    value = book[sheet][cell].value
    if value is None:  # a value under merged cells stands in their first one
        value = next(
            (book[sheet].cell(area.min_row, area.min_col).value for area in book[sheet].merged_cells.ranges if cell in area), None
        )
    return value


@lru_cache(maxsize=40)
def _book(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content), data_only=True)


def letters(text: Any) -> str:
    """A text without what reading cuts: blanks, soft hyphens, marks of footnotes at its end."""
    return re.sub(r"[\s\u00ad\u200b\u2060]|_x000D_", "", str(text)).casefold()


def agrees(value: Any, cell: Any) -> bool:
    if isinstance(value, date):
        if isinstance(cell, datetime):
            return cell.date() == value
        return str(value.year) in str(cell) or str(value.year)[2:] in str(cell)
    if isinstance(value, float):
        return str(int(value)) in re.sub(r"[.\s]", "", str(cell))
    return letters(value) in letters(cell) or letters(cell) in letters(value)


def test_the_cell_that_is_named_as_the_source_holds_the_value(store: Store) -> None:
    wrong = []
    for source in sources(store):
        content = queries.run(store, "deliveries/workbook", delivery_id=source["delivery_id"])["content"][0]
        cell = in_cell(content, source["sheet"], source["cell"])
        if not agrees(source["value"], cell):
            wrong.append((source["measure_id"], source["field"], source["value"], source["cell"], cell))
    assert wrong == []
