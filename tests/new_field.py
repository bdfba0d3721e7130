"""A walk with one value of a new field through a copy of the project that has it: run in that copy, tells what each place says.

`python -m tests.new_field STORE NAME HEADING SYNONYM FIRST SECOND`; tests/unit/test_recipes.py makes the copy and calls it.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard import queries, settings
from dashboard.documents.measure_list import csv_file, excel, measure_list
from dashboard.documents.round_sheet import round_sheet
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.accepting.restoring import upgrade
from dashboard.intake.deliveries.redacting import redact_words
from dashboard.intake.joining.comparison import compare
from dashboard.intake.master.tables import load_master
from dashboard.intake.model import ListReading
from dashboard.intake.reading import read_list
from dashboard.master import Round
from dashboard.search.index import build
from dashboard.store import Store
from tests.builders import Page, Value, workbook

KEY = "SKB-0001"


def walk(store: Store, name: str, headings: tuple[str, str], values: tuple[Value, Value]) -> Iterator[tuple[str, Any]]:
    """Each place with what it says of the value, in the order in which the value comes by."""
    yield "project", str(settings.ROOT)
    yield "upgraded", upgrade(store)
    lists = [_list(heading, value) for heading, value in zip(headings, values, strict=True)]
    first, second = (_read(store, content) for content in lists)
    yield "read", [[each.measures[0].values[name], each.measures[0].extra] for each in (first, second)]
    accept(store, first, lists[0], receipt=receipt("2025", "Leitung"))
    yield "compared", compare(store, second, round_code="2026").to_dict()["changed"][0]["fields"]
    accept(store, second, lists[1], receipt=receipt("2026", "Leitung"))
    yield "stored", store.rows("measure_version")[name].to_list()
    yield (
        "cells",
        [row["cell"] for row in queries.run(store, "measure/sources", measure_id=KEY).to_dicts() if row["field"] == name],
    )
    yield "page", _page()
    sheet = round_sheet(store, "SKB", "2026")
    yield "round sheet", _under(sheet, headings[0])
    home = compare(store, read_list(sheet, "liste.xlsx", load_master(store), "SKB"), round_code="2026").to_dict()
    yield "home", [home["new"], home["changed"], home["missing"], home["unchanged"]]
    listed = measure_list(store, Round("2026", "Runde", None, date(2026, 9, 30), previous="2025"), [KEY], (), None)
    yield "workbook", _under(excel(listed), headings[0])
    yield "csv", csv_file(listed).decode("utf-8-sig").splitlines()[-1]
    yield "found", build(queries.run(store, "measures/texts", round="2026")).find(str(values[1]).split()[-1])
    if isinstance(values[1], str):
        redact_words(store, 1, [values[1]], reason="Bitte", by="Leitstelle")
        yield "redacted", store.rows("measure_version")[name].to_list()


def _list(heading: str, value: Value) -> bytes:
    head = ["Nr.", "Handlungsfeld", "Maßnahme", "Umsetzungsstand", heading]
    return workbook(Page([head, [1, 4, "Sprachkurse", "läuft", value]], name="Liste"))


def _read(store: Store, content: bytes) -> ListReading:
    return read_list(content, "Liste SKB.xlsx", load_master(store), "SKB")


def _page() -> list[str]:
    """The lines of the page of the measure."""
    app = AppTest.from_file(str(settings.ROOT / "dashboard" / "app.py"), default_timeout=60)
    app.run()
    app.switch_page("../pages/measure.py").run()
    app.query_params["kennung"] = KEY
    app.run()
    return [line for text in app.markdown for line in text.value.splitlines()] + [each.message for each in app.exception]


def _under(content: bytes, heading: str) -> list[Any]:
    """What stands below a heading, in whatever sheet of the workbook it stands."""
    found: list[Any] = []
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        for at, row in enumerate(rows):
            if heading in row:
                found += [each[row.index(heading)] for each in rows[at + 1 :] if each[row.index(heading)] is not None]
    return found


if __name__ == "__main__":
    path, field_name, *told = sys.argv[1:]
    given: tuple[Value, Value] = (float(told[2]), float(told[3])) if told[2].isdecimal() else (told[2], told[3])
    said = dict(walk(Store(Path(path)), field_name, (told[0], told[1]), given))
    print(json.dumps(said, ensure_ascii=False, default=str))
