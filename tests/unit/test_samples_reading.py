"""The sample lists as the product reads them: no error, every row named, the planted rows as they are meant."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import openpyxl
import pytest

from dashboard.intake.master.workbook import read_master
from dashboard.intake.model import ListReading, MeasureRow, RowKind
from dashboard.intake.reading import read_list
from dashboard.master import MasterData
from dashboard.settings import LISTS as LIST_FOLDER
from dashboard.settings import MASTER
from data.samples.content import lines_of
from data.samples.lists import LISTS, SampleList


@cache
def master() -> MasterData:
    return read_master(MASTER)


@cache
def reading(department: str, year: int) -> ListReading:
    sample = next(each for each in LISTS if (each.department, each.year) == (department, year))
    return read_list((LIST_FOLDER / sample.path).read_bytes(), sample.file, master())


def measure(department: str, year: int, title: str) -> MeasureRow:
    """The one measure of a list whose title holds these words."""
    found = [row for row in reading(department, year).measures if title in row.values["title"]]
    assert len(found) == 1
    return found[0]


every_list = pytest.mark.parametrize("sample", LISTS, ids=lambda sample: sample.file)


@every_list
def test_a_list_is_read_without_an_error_and_knows_whose_it_is(sample: SampleList) -> None:
    read = reading(sample.department, sample.year)

    assert [finding for finding in read.findings if finding.severity == "error"] == []
    assert read.department == sample.department
    assert read.as_of == date(sample.year, 9, 30)
    assert read.is_sample
    assert read.is_partial == (sample.file == "SUKW_Teilliste_2026.xlsx")


@every_list
def test_every_measure_of_a_list_is_read_once_with_title_field_stage_and_rating(sample: SampleList) -> None:
    read = reading(sample.department, sample.year)

    told = {(row.values["title"], row.values["action_field"], row.values["stage"], row.values["rating"]) for row in read.measures}
    meant = {
        (line.title, line.field, line.stage or None, line.rating or None) for line in lines_of(sample.department, sample.year)
    }
    assert told == meant
    assert len(read.measures) == sample.measure_count


@every_list
def test_every_row_with_content_is_a_measure_or_named_as_something_else(sample: SampleList) -> None:
    read = reading(sample.department, sample.year)
    workbook = openpyxl.load_workbook(LIST_FOLDER / sample.path)

    content = {
        (sheet.title, row[0].row)
        for sheet in workbook.worksheets
        if sheet.title not in read.other_sheets
        for row in sheet.iter_rows()
        if any(cell.value not in (None, "") for cell in row)
    }
    assert {(each.sheet, each.row) for each in read.rows} == content
    assert len(read.rows) == len(content)
    assert sum(each.kind is RowKind.MEASURE for each in read.rows) == sample.measure_count


@every_list
def test_a_real_measure_bears_its_source_in_a_column_of_its_own(sample: SampleList) -> None:
    meant = {line.title: line.source for line in lines_of(sample.department, sample.year)}

    told = {row.values["title"]: row.extra.get("Quelle") for row in reading(sample.department, sample.year).measures}
    assert told == meant


@every_list
def test_no_row_of_a_real_measure_is_warned_about(sample: SampleList) -> None:
    read = reading(sample.department, sample.year)
    real = {line.title for line in lines_of(sample.department, sample.year) if line.is_fact}
    rows = {(row.sheet, row.row) for row in read.measures if row.values["title"] in real}

    places = {
        (each.sheet, int(re.sub("[A-Z]", "", each.cell))) for each in read.findings if each.severity == "warning" and each.cell
    }
    assert not rows & places


PLANTED: list[tuple[str, int, str, dict[str, Any]]] = [
    (
        "SASJI", 2026, "Abendkurse Deutsch",
        {
            "number": "1.6", "action_field": 1, "lead_department": "SASJI", "involved": ["SWHT"], "levels": ["bremen"],
            "stage": "in_progress", "rating": "red", "rating_reason": "Für das zweite Halbjahr fehlen die Mittel.",
            "start": date(2025, 1, 1), "end": date(2027, 6, 30), "period_precision": "month", "is_ongoing": False,
            "obstacle": ["funding"], "funding_status": "open", "target": 240, "actual": 118, "guiding_goals": [1],
        },
    ),
    ("SASJI", 2025, "Integrationstag 2023", {"lead_department": "SASJI", "start": date(2023, 2, 1), "end": date(2023, 2, 1)}),
    ("SASJI", 2026, "Geöffnete Jugendräume", {"stage": "merged", "action_field": 5, "end": date(2026, 3, 31)}),
    (
        "SKB", 2026, "Mehrsprachige Lesepatenschaften",
        {"measure_id": "SKB-0014", "baseline": 0, "target": 150, "actual": 103, "indicator_unit": "Patenschaften"},
    ),
    ("SKB", 2026, "Unterrichtspaket", {"measure_id": None, "stage": "preparing", "funding_status": "open"}),
    ("SKB", 2026, "Sprachförderkräfte", {"progress_percent": 33, "rating": "red", "obstacle": ["staff"]}),
    ("SGFV", 2026, "Gesundheitswegweiser und Sprechstunden", {"stage": "merged", "end": date(2025, 12, 31)}),
    ("SWHT", 2025, "Mehrsprachige Merkblätter", {"lead_department": None, "stage": "in_progress", "action_field": 12}),
    ("SWHT", 2026, "Ausbildungsmesse", {"stage": "discontinued", "levels": ["bremerhaven"]}),
    (
        "SF", 2026, "Anonymisierte Bewerbungen",
        {
            "stage": "completed", "start": date(2025, 2, 1), "end": date(2027, 6, 30), "period_precision": "day",
            "involved": ["SIS", "SKB"], "levels": ["bremen", "land"],
        },
    ),
    ("SIS", 2026, "Probewahl", {"start": date(2026, 2, 1), "end": None, "lead_department": "SIS"}),
    ("SIS", 2026, "Elektronischer Nachweis", {"rating": "red", "obstacle": ["legal"], "involved": ["SF"]}),
    ("SBMS", 2026, "Begegnungsplatz", {"rating": "red", "action_field": 3, "obstacle": ["other_body"]}),
    ("SBMS", 2026, "Leitsystem", {"lead_department": "SUKW", "action_field": 8}),
    ("SUKW", 2026, "Mentoring", {"rating": "green", "stage": "in_progress", "end": date(2025, 12, 31), "levels": ["land"]}),
    ("SfK", 2026, "Probenräume", {"levels": None, "lead_department": "SfK", "action_field": 11}),
    ("SfK", 2026, "Kulturarbeit", {"title": "Förderung der interkulturellen Kulturarbeit", "involved": None}),
    (
        "ZGF", 2026, "Leitfaden",
        {
            "stage": None, "start": None, "contact": "Referat 13 (Beispiel)",
            "internal_note": "Wiedervorlage im Februar (Beispiel)",
        },
    ),
    ("MAG-BHV", 2026, "Impfberatung", {"lead_department": "SGFV", "involved": ["MAG-BHV"], "levels": ["bremerhaven"]}),
]  # fmt: skip


@pytest.mark.parametrize(("department", "year", "title", "meant"), PLANTED, ids=lambda value: str(value)[:30])
def test_a_planted_row_is_read_as_it_is_meant(department: str, year: int, title: str, meant: dict[str, Any]) -> None:
    values = measure(department, year, title).values

    assert {name: values[name] for name in meant} == meant


def test_the_footnote_leaves_the_title_and_stays_with_its_measure() -> None:
    row = measure("SIS", 2026, "Elektronischer Nachweis")

    assert row.values["title"] == "Beispielmaßnahme: Elektronischer Nachweis statt persönlicher Vorsprache"
    assert any("Fiktives Vorhaben; die Zahlen sind frei gewählt." in text for text in row.footnotes.values())


def test_hint_and_example_rows_are_no_measures() -> None:
    kinds = [each.kind for each in reading("SJV", 2025).rows]

    assert kinds.count(RowKind.HINT) == 1
    assert kinds.count(RowKind.EXAMPLE) == 1


def test_hidden_old_cover_legend_and_profile_sheets_are_no_lists() -> None:
    assert set(reading("SIS", 2026).other_sheets) == {"Stand 2023 alt"}
    assert set(reading("SASJI", 2026).other_sheets) == {"Deckblatt", "Legende"}
    assert set(reading("ZGF", 2026).other_sheets) == {"Steckbrief"}


@pytest.mark.parametrize(
    ("department", "year", "value"), [("SWHT", 2025, "SWAE"), ("SfK", 2026, "K"), ("SIS", 2026, "31.06.2027")]
)
def test_what_a_cell_does_not_say_is_a_warning_with_its_value(department: str, year: int, value: str) -> None:
    warned = [
        finding for finding in reading(department, year).findings if finding.severity == "warning" and finding.value == value
    ]

    assert len(warned) == 1
