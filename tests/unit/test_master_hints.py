"""The hints of the master workbook: what they say to do is done, and does what they say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dashboard import settings
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.master.tables import Load, load_into
from dashboard.intake.master.taking import compare_workbook
from dashboard.intake.master.wording import change_sentence
from dashboard.store import Store
from tests.master_edits import edited, row_of


def hint_on(beginning: str) -> str:
    """What the sheet "Hinweise" of the workbook that can be downloaded says to do."""
    rows = load_workbook(settings.MASTER)["Hinweise"].iter_rows(values_only=True)
    return next(str(row[1]) for row in rows if str(row[1]).startswith(f"{beginning}: "))


@pytest.mark.parametrize(
    ("beginning", "cells", "sentence"),
    [
        (
            "Die nächste Runde",
            {("Steuerungsrunden", None): {"Runde": "2027", "Titel": "Steuerungsrunde 2027", "Stichtag": date(2027, 9, 30)}},
            "Runde 2027 kommt dazu: Titel Steuerungsrunde 2027; Stichtag 30.09.2027.",
        ),
        (
            "Ein Handlungsfeld umbenennen",
            {("Handlungsfelder", 9): {"Kurzname": "Vereine", "Langname": "Vereine und Verbände"}},
            "Handlungsfeld 9: künftig „Vereine“, bisher „Migrantische Selbstorganisationen“;",
        ),
        (
            "Ein Haus geht in einem anderen auf",
            {
                ("Ressorts", "SJV"): {"Gültig bis": date(2027, 6, 30)},
                ("Frühere Ressorts", None): {"Name": "SJV", "Nachfolge": "SIS", "Regel": "automatisch"},
            },
            "SJV gilt nur noch bis 30.06.2027. Nachfolge: SIS.",
        ),
    ],
)
def test_what_the_hints_say_to_do_does_what_they_say(
    tmp_path: Path, beginning: str, cells: dict[tuple[str, Any], dict[str, Any]], sentence: str
) -> None:
    store = Store(tmp_path / "store.duckdb")
    with store.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), settings.MASTER.name, now()))

    def follow(workbook: Any) -> None:
        for (name, key), values in cells.items():
            sheet = workbook[name]
            row = sheet.max_row + 1 if key is None else row_of(sheet, key)
            for heading, value in values.items():
                sheet.cell(row, [cell.value for cell in sheet[3]].index(heading) + 1, value)

    comparison = compare_workbook(store, edited(follow), "neu.xlsx")

    assert comparison.obstacles == ()
    assert any(change_sentence(change).startswith(sentence) for change in comparison.changes)
    named = [word for (name, _), values in cells.items() for word in (name, *values)]
    assert [word for word in named if f"„{word}“" not in hint_on(beginning)] == []
