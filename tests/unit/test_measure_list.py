"""An exported list comes back without a change: each body's whole list, and a filtered one as the part that it is."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import queries
from dashboard.documents.measure_list import MeasureList, csv_file, excel, measure_list
from dashboard.documents.round_sheet.cells import Value
from dashboard.documents.round_sheet.columns import layout
from dashboard.intake.joining.comparison import compare
from dashboard.intake.reading import read_list
from dashboard.master import Round
from dashboard.store import Store
from tests.sample_store import sample_store
from tests.unit.masters import MASTER

BODIES = tuple(department.code for department in MASTER.departments)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return sample_store(tmp_path_factory.mktemp("measure_list") / "dashboard.duckdb", with_entries=False)


@pytest.fixture(scope="module")
def steering_round(store: Store) -> Round:
    rows = queries.run(store, "overview/rounds").filter(round="2026").iter_rows()
    return next(Round(code, title, None, day, previous=before, is_sample=sample) for code, title, day, before, sample, *_ in rows)


def ids_of(store: Store, **chosen: list[str]) -> list[str]:
    return queries.run(store, "measures/list", round="2026", lead_only=True, **chosen)["measure_id"].to_list()


def outcome(store: Store, content: bytes, name: str, code: str) -> tuple[str, dict[str, Any], int]:
    reading = read_list(content, name, MASTER)
    assert (reading.department, reading.is_sample) == (code, True)
    assert [finding for finding in reading.findings if finding.severity == "error"] == []
    found = compare(store, reading, round_code="2026")
    return found.scope.kind, found.to_dict(), len(reading.measures)


@pytest.mark.parametrize("is_for_the_house", [False, True])
@pytest.mark.parametrize("code", BODIES)
def test_the_whole_list_of_a_body_changes_nothing(store: Store, steering_round: Round, code: str, is_for_the_house: bool) -> None:
    ids = ids_of(store, departments=[code])
    exported = measure_list(store, steering_round, ids, [], code, is_for_the_house=is_for_the_house)
    scope, found, rows = outcome(store, excel(exported), f"{exported.file_name}.xlsx", code)
    assert (scope, found["new"], found["changed"], found["missing"]) == ("whole_list", [], [], [])
    assert rows == len(ids) > 0


@pytest.mark.parametrize(
    "words", ["Umsetzungsstand: in Umsetzung", "Handlungsfeld: 7 Gesundheit, Pflege & ältere Menschen", "Suche: Stelle: SF"]
)
def test_a_filtered_list_speaks_of_its_measures_only(store: Store, steering_round: Round, words: str) -> None:
    ids = ids_of(store, departments=["SIS"], stages=["in_progress"])
    exported = measure_list(store, steering_round, ids, [words], "SIS")
    scope, found, rows = outcome(store, excel(exported), f"{exported.file_name}.xlsx", "SIS")
    assert (scope, found["new"], found["changed"], found["missing"]) == ("measures", [], [], [])
    assert rows == len(ids) < len(ids_of(store, departments=["SIS"]))


def test_filters_day_and_mark_stand_above_the_table_and_internal_fields_nowhere(store: Store, steering_round: Round) -> None:
    exported = measure_list(
        store, steering_round, ids_of(store, departments=["SKB"], ratings=["yellow"]), ["Ampel: verzögert"], "SKB"
    )
    sheet = load_workbook(io.BytesIO(excel(exported))).worksheets[0]
    texts = [str(cell) for row in sheet.iter_rows(values_only=True, max_row=6) for cell in row if cell is not None]
    assert texts[0] == "Maßnahmenliste SKB zur Steuerungsrunde 2026"
    assert any("Auswahl: Ampel: verzögert" in text for text in texts)
    assert any("Stichtag: 30.09.2026" in text for text in texts)
    assert any("Beispieldaten" in text for text in texts)
    assert not {"Ansprechstelle", "Interne Notiz"} & set(texts)


def test_the_order_of_the_keys_is_the_order_of_the_rows(store: Store, steering_round: Round) -> None:
    exported = measure_list(store, steering_round, ["SKB-0003", "SKB-0001", "SKB-0002"], [], None)
    assert [row["measure_id"] for row in exported.rows] == ["SKB-0003", "SKB-0001", "SKB-0002"]


def listed(*rows: dict[str, Value], lines: tuple[str, ...] = ("Erstellt am 01.10.2026",)) -> MeasureList:
    keys = ("measure_id", "title", "progress_percent", "end", "baseline")
    return MeasureList("Maßnahmenliste", lines, tuple(layout().columns[layout().at(key) - 1] for key in keys), rows, False)


def test_csv_has_semicolons_a_byte_order_mark_and_german_numbers_and_days() -> None:
    row: dict[str, Value] = {"measure_id": "SKB-0001", "title": "Kurs; neu", "progress_percent": 0.255, "end": date(2026, 9, 1)}
    assert csv_file(listed(row | {"baseline": -1234.5})).decode("utf-8").split("\r\n") == [
        "\ufeffMaßnahmenliste",
        "Erstellt am 01.10.2026",
        "",
        "Kennung;Maßnahme;Umsetzungsgrad;Ende;Ausgangswert",
        'SKB-0001;"Kurs; neu";25,5%;01.09.2026;-1234,5',
        "",
    ]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49 421", "'+49 421"),
        ("-2+3", "'-2+3"),
        ("@SUMME(A1)", "'@SUMME(A1)"),
        ("1+1", "1+1"),
        ("a=b", "a=b"),
    ],
)
def test_a_text_is_no_formula_in_either_file(title: str, written: str) -> None:
    content = csv_file(listed({"measure_id": "SKB-0001", "title": title})).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content), delimiter=";"))[-1][1] == written
    cell = first_sheet(listed({"measure_id": "SKB-0001", "title": title}))["B5"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (title, "s", written != title)


def test_the_workbook_is_ready_to_filter_to_scroll_and_to_print() -> None:
    row: dict[str, Value] = {"measure_id": "SKB-0001", "title": "Kurs", "progress_percent": 0.25, "end": date(2026, 9, 1)}
    sheet = first_sheet(listed(row))
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A4:E5", "C5", "$4:$4")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert [cell.number_format for cell in sheet[5]] == ["General", "General", "0%", "DD.MM.YYYY", "General"]
    assert [cell.alignment.horizontal for cell in sheet[5]] == ["left", "left", None, "left", None]


def test_many_filters_do_not_make_the_footer_longer_than_excel_opens() -> None:
    sheet = first_sheet(
        listed(lines=("Auswahl: " + "; ".join(f"Filter {number}" for number in range(60)), "Erstellt am 01.10.2026"))
    )
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.left is not None
    assert footer.right is not None
    assert str(footer.left.text) == "Maßnahmenliste · Erstellt am 01.10.2026"
    assert len(f"&L&8{footer.left.text}&R&8{footer.right.text}") <= 255


def first_sheet(written: MeasureList) -> Worksheet:
    return load_workbook(io.BytesIO(excel(written))).worksheets[0]


def test_only_its_own_house_gets_what_is_internal_with_its_list(store: Store, steering_round: Round) -> None:
    ids = ids_of(store, departments=["ZGF"])
    for is_for_the_house in (False, True):
        exported = measure_list(store, steering_round, ids, [], "ZGF", is_for_the_house=is_for_the_house)
        headings = [column.heading for column in exported.columns]
        assert ("Ansprechstelle" in headings, "Quelle" in headings) == (is_for_the_house, is_for_the_house)
        assert (b"Referat 6 (Beispiel)" in csv_file(exported)) is is_for_the_house
