"""The sample lists: each fact stands in them once and pleasantly, the story is told on fictitious ones, files stay the same."""

from __future__ import annotations

import csv
import re
import zipfile
from calendar import monthrange
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dashboard.settings import LISTS as LIST_FOLDER
from dashboard.settings import ROOT
from data.samples.__main__ import write_all
from data.samples.content import Line, all_lines, lines_of
from data.samples.houses.skb import identifiers
from data.samples.lists import LISTS, SampleList
from data.samples.story import STORY, Event

REFERENCE = {2025: date(2025, 9, 30), 2026: date(2026, 9, 30)}
BY_YEAR = {year: {line.key: line for line in all_lines(year)} for year in (2025, 2026)}
FACTS = [(year, line) for year in (2025, 2026) for line in all_lines(year) if line.is_fact]
OPEN_STAGES = {"planned", "preparing", "in_progress"}


def last_day(text: str) -> date | None:
    """The last day of a day, month or year as the lists write it."""
    parts = [int(part) for part in re.split(r"[./]", text) if part.isdecimal()]
    if len(parts) == 3:
        return date(parts[2], parts[1], parts[0])
    if len(parts) == 2:
        return date(parts[1], parts[0], monthrange(parts[1], parts[0])[1])
    return date(parts[0], 12, 31) if parts else None


def sources() -> list[dict[str, str]]:
    with (ROOT / "data" / "measures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.mark.parametrize("year", [2025, 2026])
def test_each_of_the_129_facts_stands_in_one_list_and_bears_its_source(year: int) -> None:
    listed = [line for each in LISTS if each.year == year for line in lines_of(each.department, year) if line.is_fact]

    assert sorted(line.key for line in listed) == [f"F{number:03d}" for number in range(1, 130)]
    for line in listed:
        number = int(line.key[1:])
        assert line.source == f"{sources()[number - 1]['quelle']} (Beleg {number})"
        assert line.title != sources()[number - 1]["titel"]


@pytest.mark.parametrize("year", [2025, 2026])
def test_what_a_source_does_not_say_is_marked_as_assigned(year: int) -> None:
    for line in all_lines(year):
        if not line.is_fact:
            continue
        source = sources()[int(line.key[1:]) - 1]
        assert source["ressort"] or "Ressort" in line.remark, line.key
        assert source["ebene"] or "Ebene" in line.remark, line.key
        assert not line.rating or "Ampel" in line.remark, line.key


def test_no_real_measure_is_shown_as_late_at_risk_dropped_or_asking() -> None:
    for year, line in FACTS:
        end = last_day(line.end)
        assert line.rating in ("", "green"), line
        assert (line.reason, line.obstacle, line.decision, line.cross_reference) == ("", "", "", ""), line
        assert line.stage in OPEN_STAGES | {"permanent", "completed"}, line
        assert not (line.stage == "planned" and line.start), line
        assert not (line.stage in OPEN_STAGES and end and end < REFERENCE[year]), line
        assert not (line.stage == "completed" and end and end > REFERENCE[year]), line
        assert not (line.rating and end and end < REFERENCE[year]), line


def test_no_real_measure_is_postponed_moved_renamed_or_missing_between_the_years() -> None:
    for year, line in FACTS:
        if year == 2025:
            later = BY_YEAR[2026][line.key]
            told = (line.title, line.department, line.field, line.start, line.end, line.levels)
            assert told == (later.title, later.department, later.field, later.start, later.end, later.levels)


def test_the_house_that_has_not_answered_has_no_real_measure() -> None:
    assert [line.key for line in lines_of("SJV", 2025)] == ["SJV-D", "SJV-C", "SJV-B", "SJV-A"]
    assert "SJV" not in {each.department for each in LISTS if each.year == 2026}


@pytest.mark.parametrize("event", STORY, ids=lambda event: f"{event.kind}-{event.key or event.department}")
def test_every_event_of_the_story_is_told_on_fictitious_measures(event: Event) -> None:
    for key in filter(None, (event.key, *event.others)):
        told = [lines[key] for lines in BY_YEAR.values() if key in lines]
        assert told
        assert all(line.title.startswith("Beispielmaßnahme: ") and not line.is_fact for line in told)


def of_kind(kind: str) -> list[tuple[Line | None, Line | None]]:
    return [(BY_YEAR[2025].get(event.key), BY_YEAR[2026].get(event.key)) for event in STORY if event.kind == kind]


def test_postponed_measures_end_later_than_a_year_before_and_say_why() -> None:
    for before, after in of_kind("postponed") + of_kind("postponed_twice"):
        assert before is not None
        assert after is not None
        assert (last_day(before.end) or date.max) < (last_day(after.end) or date.min)
        assert after.reason


def test_vanished_measures_stand_in_the_earlier_list_alone_and_new_ones_in_the_later() -> None:
    assert all(before is not None and after is None for before, after in of_kind("vanished"))
    assert all(before is None and after is not None for before, after in of_kind("new"))


def test_whoever_asks_for_a_decision_is_red_and_names_reason_and_obstacle() -> None:
    asked = [line for line in all_lines(2026) if line.decision]

    assert {line.key for line in asked} == {event.key for event in STORY if event.kind == "decision"}
    assert all(line.rating == "red" and line.reason and line.obstacle for line in asked)


def test_the_partial_list_covers_every_real_measure_of_its_house() -> None:
    covered = {line.field for line in lines_of("SUKW", 2026)}

    assert covered == {4, 8}
    assert {line.field for line in lines_of("SUKW", 2025) if line.is_fact} == {4}


def test_keys_of_the_template_follow_the_rows_of_the_year_before() -> None:
    given = identifiers()

    assert list(given.items())[:4] == [("F006", "SKB-0001"), ("F007", "SKB-0002"), ("F008", "SKB-0003"), ("SKB-C", "SKB-0004")]
    assert given["SKB-A"] == "SKB-0014"
    assert "SKB-E" not in given


def test_writing_the_lists_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = write_all(tmp_path / "a"), write_all(tmp_path / "b")

    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_files_in_data_are_what_the_program_writes(tmp_path: Path) -> None:
    fresh = write_all(tmp_path)

    stored = {path.relative_to(ROOT / "data") for path in LIST_FOLDER.rglob("*.xlsx")} | {Path("stammdaten.xlsx")}
    assert {path.relative_to(tmp_path) for path in fresh} == stored
    for path in fresh:
        assert parts(path) == parts(ROOT / "data" / path.relative_to(tmp_path)), path.name


def parts(path: Path) -> dict[str, bytes]:
    """The unpacked parts of a workbook: how they are packed differs with the machine's compression library."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("sample", LISTS, ids=lambda sample: sample.file)
def test_every_workbook_says_that_it_holds_sample_data(sample: SampleList) -> None:
    workbook = openpyxl.load_workbook(LIST_FOLDER / sample.path)

    assert workbook.properties.keywords == "Beispieldaten"
    for sheet in workbook.worksheets:
        above = [str(cell) for row in sheet.iter_rows(max_row=7, values_only=True) for cell in row if cell]
        assert any("Beispieldaten" in text for text in above), sheet.title
