"""A round sheet that comes back as it went out changes nothing: for all bodies, also through LibreOffice, and for any words."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from dashboard.documents.round_sheet import file_name, round_sheet
from dashboard.documents.round_sheet.drop_downs import add_words, words_of_master
from dashboard.documents.round_sheet.list_sheet import Heading, measure_of, write_list
from dashboard.intake.joining.candidates import Known
from dashboard.intake.joining.canonical import COMPARED_FIELDS, canonical
from dashboard.intake.joining.comparison import compare
from dashboard.intake.model import ListReading, MeasureRow
from dashboard.intake.reading import read_list
from dashboard.intake.values.context import Context
from dashboard.store import Store
from dashboard.vocabulary import FIELD_BY_NAME, FIELDS
from tests.builders import Page, read
from tests.libreoffice import all_converted
from tests.sample_store import sample_store
from tests.unit.masters import MASTER

pytestmark = pytest.mark.xdist_group("round_sheets")

BODIES = tuple(department.code for department in MASTER.departments)
every_body = pytest.mark.parametrize("code", BODIES)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store of all sample lists; it is only read."""
    return sample_store(tmp_path_factory.mktemp("round_sheets") / "dashboard.duckdb", with_entries=False)


@pytest.fixture(scope="module")
def saved_by_libreoffice(store: Store) -> dict[str, bytes]:
    """The round sheet of every body after LibreOffice has opened and saved it."""
    return all_converted({code: round_sheet(store, code, "2026") for code in BODIES})


def outcome(store: Store, content: bytes, code: str, round_code: str) -> dict[str, Any]:
    """What the sheet would change, with the measures that the stored lists had: all of them, unchanged."""
    reading = read_list(content, file_name(code, round_code), MASTER)
    assert (reading.department, reading.is_sample) == (code, True)
    found = compare(store, reading, round_code=round_code)
    co_reports = sum(each.is_co_report for each in found.outcomes)
    told = found.to_dict()
    return {**told, "unchanged": told["unchanged"] + co_reports, "rows": len(reading.measures)}


def warnings(reading: ListReading) -> Counter[str]:
    return Counter(finding.code for finding in reading.findings if finding.severity != "note")


@every_body
@pytest.mark.parametrize("round_code", ["2025", "2026"])
def test_an_unedited_sheet_changes_nothing(store: Store, code: str, round_code: str) -> None:
    found = outcome(store, round_sheet(store, code, round_code), code, round_code)

    assert (found["new"], found["changed"], found["missing"]) == ([], [], [])
    assert found["unchanged"] == found["rows"] > 0


@every_body
def test_an_unedited_sheet_changes_nothing_after_libreoffice_has_saved_it(
    store: Store, saved_by_libreoffice: dict[str, bytes], code: str
) -> None:
    found = outcome(store, saved_by_libreoffice[code], code, "2026")

    assert (found["new"], found["changed"], found["missing"]) == ([], [], [])
    assert found["unchanged"] == found["rows"] > 0


@every_body
def test_a_sheet_warns_of_nothing_that_the_stored_values_did_not_bring_along(store: Store, code: str) -> None:
    stored = store.query(
        "select distinct f.code from finding as f join delivery as d using (delivery_id) where d.department = $code",
        {"code": code},
    )
    unsettled = store.query("select 1 from measure_version where lead_department is null").height
    known = {*stored["code"], *(["department.unsettled"] if unsettled else [])}

    found = warnings(read_list(round_sheet(store, code, "2026"), "liste.xlsx", MASTER, code))

    assert set(found) - known == set()


@every_body
def test_one_changed_cell_is_exactly_one_change(store: Store, code: str) -> None:
    reading = read_list(round_sheet(store, code, "2026"), "liste.xlsx", MASTER, code)
    own = next(measure for measure in reading.measures if measure.values["lead_department"] == code)
    own.values["report"] = "Neuer Sachstand."

    changed = compare(store, reading, round_code="2026").to_dict()["changed"]

    assert [(each["measure_id"], list(each["fields"])) for each in changed] == [(own.values["measure_id"], ["report"])]


def sent_back(rows: list[MeasureRow]) -> list[MeasureRow]:
    """The rows of a list as stored, written as a round sheet and read again, in the order of their Kennung."""
    measures = [measure_of(_known(row), Context(MASTER, "SKB", row.values["action_field"])) for row in rows]
    book = Workbook()
    places = add_words(book, words_of_master(MASTER))
    write_list(book.worksheets[0], Heading("Rückmeldeliste SKB", "Stichtag: 30.09.2026"), measures, places, 3)
    buffer = io.BytesIO()
    book.save(buffer)
    reading = read_list(buffer.getvalue(), "liste.xlsx", MASTER, "SKB")
    return sorted(reading.measures, key=lambda row: str(row.values["measure_id"]))


def _known(row: MeasureRow) -> Known:
    values = {name: canonical(name, row.values[name]) for name in COMPARED_FIELDS}
    return Known(str(row.values["measure_id"]), 1, values | {"extra": None, "footnotes": row.footnotes}, True, "2026", 1)


def as_stored(row: MeasureRow) -> dict[str, Any]:
    return {name: canonical(name, row.values[name]) for name in FIELD_BY_NAME} | {"footnotes": row.footnotes}


def differences(before: list[MeasureRow], after: list[MeasureRow]) -> list[tuple[str, Any, Any]]:
    assert [row.values["measure_id"] for row in after] == [row.values["measure_id"] for row in before]
    pairs = [(as_stored(old), as_stored(new)) for old, new in zip(before, after, strict=True)]
    return [(name, old[name], new[name]) for old, new in pairs for name in old if old[name] != new[name]]


PERIODS = (
    "2024 – 2026", "seit 2014, jährliche Ausschreibung", "ab 2017", "2020/2021", "ab Kindergartenjahr 2023/24", "bis Ende 2028",
    "Ende 2018, drei Jahre", "alle drei Jahre", "Sommer 2025", "03/2022 - 03/2026", "Legislaturperiode", "2022 ff.", "ab Q3/2023",
    "III/2023", "1. HJ 2024", "fortlaufend", "n. n.", "01.02.2023", "31.02.2024", "Mitte 2025 – Ende 2026", "Mrz 22",
    "bis 2024, 2025",
)  # fmt: skip
WORDS = {
    "action_field": ("1", "4 Bildung & Wissenschaft", "HF 7", "quer", "12, 13"),
    "lead_department": ("SKB", "SASJI", "SWAE", "Polizei Bremen", "Verein Muster e. V.", "SKB, SGFV", "alle Ressorts"),
    "involved": ("SASJI", "SGFV, SIS", "alle Ressorts", "Amt für Jugend, Familie und Frauen", "vhs; LIGA (Bremen, Bremerhaven)"),
    "involved_other": ("Refugio*; vhs", "n. n., vhs", "Amt für Soziale Dienste | Träger, frei", "a;b", "x"),
    "levels": ("Land", "Bremen und Bremerhaven", "K", "Stadt Bremen", "alle", "L, HB"),
    "stage": ("geplant", "laufend", "offen", "umgesetzt", "verzögert", "zusammengeführt", "aufgegangen in Nr. 3", "ruht"),
    "rating": ("grün", "gelb (Personal fehlt)", "rot", "k. A.", "gelb: n. n. 1", "🔴"),
    "progress_percent": ("75 %", 0.5, 1, 33, "etwa 12,5 %", 100),
    "start": ("2024", "ab 2023", date(2024, 3, 1), "Sommer 2025", "2020 - 2022"),
    "end": ("2026", date(2026, 12, 31), "fortlaufend", "2027 ff.", "31.06.2027", "Ende 2028"),
    "is_ongoing": ("ja", "nein", "vielleicht"),
    "period_text": PERIODS,
    "period_precision": ("Monat", "Jahr", "offen"),
    "funding_status": ("gesichert", "offen", "unklar"),
    "funding_text": ("445.000 EUR", "gesichert, aber vorbehaltlich Haushalt", "beantragt", "=1+1"),
    "baseline": ("1.234,5", 7, 0.1, "rund 10.000", "viele", -3),
    "target": (100, "2 Mio.", 1e-7),
    "actual": ("12 %", 3.14159, "0"),
    "obstacle": ("Personal", "rechtlich, Finanzierung", "Finanzierung: Anschluss fehlt", "Sonstiges", "keine"),
    "obstacle_text": ("kein Geld", "Personal"),
    "guiding_goals": ("1, 2", 3, "alle", "1.3", "LZ 4"),
    "origin": ("Rahmenkonzept 2021", "Koalitionsvertrag", "Bremer Rat", "unklar"),
    "as_of": (date(2026, 8, 31), "30.06.2026", "08/2026", "2026"),
    "number": (1, "1", "01", "3.1", "A-7", "7 a", "=2"),
}  # fmt: skip
HEADINGS = [field.heading for field in FIELDS]
ANY_TEXT = st.text("aäZß 01.,;:|/()[]*¹+-=@#&%\"'„“<>\n\t_x000D_\u00a0\u00ad🙂", max_size=24)
STARTS = st.sampled_from(["", "=", "+", "-", "@", "'", "#", "*", "1) ", "Beispiel: ", "Summe: ", "bitte ", "Stand: "])
PLAIN = st.builds(str.__add__, STARTS, ANY_TEXT)


def cell_of(name: str) -> st.SearchStrategy[Any]:
    usual = st.none() | (st.sampled_from(WORDS[name]) if name in WORDS else PLAIN)
    return usual if name in ("measure_id", "title") else usual | PLAIN


ROW = st.fixed_dictionaries(
    {name: cell_of(name) for name in FIELD_BY_NAME if name not in ("measure_id", "title")} | {"title": PLAIN}
)


def as_list(rows: list[dict[str, Any]]) -> list[list[Any]]:
    """A list in the form of the template, so that every field is said in one way or another."""
    keys = {f"SKB-{at:04}": row for at, row in enumerate(rows, 1)}
    body = [
        [{**row, "measure_id": key, "title": f"Maßnahme {key} {row['title']}"}[f.name] for f in FIELDS]
        for key, row in keys.items()
    ]
    return [HEADINGS, *([str(cell) if isinstance(cell, str) else cell for cell in row] for row in body)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(ROW, min_size=1, max_size=4))
def test_whatever_a_list_says_comes_back_as_it_was_stored(rows: list[dict[str, Any]]) -> None:
    stored = read(Page(as_list(rows)), department="SKB").measures

    assert differences(stored, sent_back(stored)) == []
