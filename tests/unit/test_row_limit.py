"""How many measures one list may hold: the last number that is read beside the first that is not, on every way in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.commands.cli import cli
from dashboard.commands.german import run
from dashboard.intake.accepting.building import build
from dashboard.intake.layout.measures import MeasureReader
from dashboard.intake.opening.limits import Limits
from dashboard.intake.reading import read_list
from tests.builders import Page, workbook
from tests.hostile import many_measures
from tests.small_store import said, small_store
from tests.unit.masters import MASTER

SENTENCE = (
    "„liste.xlsx“ enthält 10.001 Maßnahmen, gelesen werden höchstens 10.000 je Liste; bitte nach Ressort oder Handlungsfeld in "
    "mehrere Listen teilen und diese einzeln hochladen."
)


@cache
def too_many() -> bytes:
    return many_measures(10_001)


def test_a_list_of_10000_measures_is_read() -> None:
    reading = read_list(many_measures(10_000), "liste.xlsx", MASTER, "SKB")
    assert len(reading.measures) == 10_000
    assert reading.is_acceptable


def test_a_list_of_10001_measures_is_refused_with_one_sentence_before_any_row_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[str] = []
    monkeypatch.setattr(MeasureReader, "read", lambda *_: readings.append("a row"))
    reading = read_list(too_many(), "liste.xlsx", MASTER, "SKB")

    assert [(each.code, each.severity, each.message) for each in reading.findings] == [
        ("opening.too_many_measures", "error", SENTENCE)
    ]
    assert (reading.is_readable, reading.measures, readings) == (False, [], [])


def test_measures_are_counted_over_all_sheets_and_without_headings_and_totals() -> None:
    page = [("Maßnahme", "Status"), ("Kurse", "läuft"), ("Lotsen", "läuft"), ("Summe", None)]
    content = workbook(Page(page, name="HF 1"), Page([(each.upper(), of) for each, of in page], name="HF 2"))
    assert read_list(content, "liste.xlsx", MASTER, "SKB", limits=Limits(measures=4)).is_readable
    assert not read_list(content, "liste.xlsx", MASTER, "SKB", limits=Limits(measures=3)).is_readable


@pytest.mark.parametrize("command", [["check"], ["compare"], ["accept", "--round", "2026"]], ids=lambda command: command[0])
def test_the_command_line_says_the_sentence_and_stores_nothing(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = small_store(tmp_path / "store.duckdb", [said("2025", "SKB-0001", title="Kurs")])
    before = store.version
    (tmp_path / "liste.xlsx").write_bytes(too_many())

    name, *more = command
    assert run(cli, [name, str(tmp_path / "liste.xlsx"), *more, "--department", "SKB", "--store", str(store.path)]) == 2
    told = capsys.readouterr()
    assert SENTENCE in told.out + told.err
    assert store.version == before


def test_building_leaves_such_a_list_out_and_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "lists" / "2026"
    folder.mkdir(parents=True)
    (folder / "liste.xlsx").write_bytes(too_many())
    result = build(tmp_path / "store.duckdb", tmp_path / "lists", settings.MASTER)
    assert [(one.file, one.reason) for one in result.left_out] == [("liste.xlsx", SENTENCE)]
