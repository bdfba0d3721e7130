"""An exported list comes back without a change: each body's whole list, and a filtered one as the part that it is."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from dashboard import queries
from dashboard.charts.words import Round
from dashboard.documents.measure_list import csv_file, excel, measure_list
from dashboard.intake.accepting.building import build
from dashboard.intake.joining.comparison import compare
from dashboard.intake.reading import read_list
from dashboard.settings import LISTS
from dashboard.settings import MASTER as MASTER_FILE
from dashboard.store import Store
from tests.unit.masters import MASTER

BODIES = tuple(department.code for department in MASTER.departments)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("measure_list") / "dashboard.duckdb"
    build(path, LISTS, MASTER_FILE)
    return Store(path)


@pytest.fixture(scope="module")
def period(store: Store) -> Round:
    return next(Round(*row) for row in queries.run(store, "overview/rounds").iter_rows() if row[0] == "2026")


def ids_of(store: Store, **chosen: list[str]) -> list[str]:
    return queries.run(store, "measures/list", round="2026", lead_only=True, **chosen)["measure_id"].to_list()


def outcome(store: Store, content: bytes, name: str, code: str) -> tuple[str, dict[str, Any], int]:
    reading = read_list(content, name, MASTER)
    assert (reading.department, reading.is_sample) == (code, True)
    assert [finding for finding in reading.findings if finding.severity == "error"] == []
    found = compare(store, reading, round_code="2026")
    return found.scope.kind, found.to_dict(), len(reading.measures)


@pytest.mark.parametrize("code", BODIES)
def test_the_whole_list_of_a_body_changes_nothing(store: Store, period: Round, code: str) -> None:
    ids = ids_of(store, departments=[code])
    listed = measure_list(store, period, ids, [], code)
    scope, found, rows = outcome(store, excel(listed), f"{listed.file_name}.xlsx", code)
    assert (scope, found["new"], found["changed"], found["missing"]) == ("whole_list", [], [], [])
    assert rows == len(ids) > 0


def test_a_filtered_list_speaks_of_its_measures_only(store: Store, period: Round) -> None:
    ids = ids_of(store, departments=["SIS"], stages=["in_progress"])
    listed = measure_list(store, period, ids, ["Umsetzungsstand: in Umsetzung"], "SIS")
    scope, found, rows = outcome(store, excel(listed), f"{listed.file_name}.xlsx", "SIS")
    assert (scope, found["new"], found["changed"], found["missing"]) == ("measures", [], [], [])
    assert rows == len(ids) < len(ids_of(store, departments=["SIS"]))


def test_filters_day_and_mark_stand_above_the_table_and_internal_fields_nowhere(store: Store, period: Round) -> None:
    listed = measure_list(store, period, ids_of(store, departments=["SKB"], ratings=["yellow"]), ["Ampel: verzögert"], "SKB")
    sheet = load_workbook(io.BytesIO(excel(listed))).worksheets[0]
    texts = [str(cell) for row in sheet.iter_rows(values_only=True, max_row=6) for cell in row if cell is not None]
    assert texts[0] == "Maßnahmenliste SKB zur Steuerungsrunde 2026"
    assert any("Auswahl: Ampel: verzögert" in text for text in texts)
    assert any("Stichtag: 30.09.2026" in text for text in texts)
    assert any("Beispieldaten" in text for text in texts)
    assert not {"Ansprechstelle", "Interne Notiz"} & set(texts)


def test_the_order_of_the_keys_is_the_order_of_the_rows(store: Store, period: Round) -> None:
    listed = measure_list(store, period, ["SKB-0003", "SKB-0001", "SKB-0002"], [], None)
    assert [row["measure_id"] for row in listed.rows] == ["SKB-0003", "SKB-0001", "SKB-0002"]


def test_csv_has_semicolons_a_mark_german_numbers_and_no_formulas(store: Store, period: Round) -> None:
    listed = measure_list(store, period, ["SKB-0001"], [], "SKB")
    listed.rows[0].update(title="=1+1", baseline=1234.5, progress_percent=0.25)
    content = csv_file(listed)
    assert content.startswith(b"\xef\xbb\xbfMa")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    header = next(at for at, line in enumerate(lines) if line[:1] == ["Kennung"])
    row = dict(zip(lines[header], lines[header + 1], strict=True))
    assert row["Maßnahme"] == "'=1+1"
    assert row.get("Ausgangswert", "1234,5") == "1234,5"
