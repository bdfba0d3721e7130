"""Reading in a process of its own: what comes back, and what a crash, a kill, too much time or memory become."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.intake.model import ListReading
from dashboard.intake.process import isolation
from dashboard.intake.process.isolation import make_isolated, read_isolated
from tests import hostile
from tests.unit.masters import MASTER


def read_with(function: str) -> ListReading:
    return read_isolated(hostile.workbook(), "liste.xlsx", MASTER, department="SKB", target=f"tests.reading_stand_ins:{function}")


def test_the_reading_comes_back_whole() -> None:
    reading = read_with("read_cells")
    assert reading.is_readable
    assert reading.department == "SKB"
    assert [(measure.sheet, measure.row, measure.extra) for measure in reading.measures] == [("Liste", 1, {"1": "Maßnahme"})]


def test_what_a_library_prints_does_not_disturb_the_answer() -> None:
    assert read_with("chatter").is_readable


@pytest.mark.parametrize(
    ("function", "code"),
    [
        ("abort", "opening.crash"),
        ("fail", "opening.crash"),
        ("kill_oneself", "opening.memory"),
        ("fill_the_memory", "opening.memory"),
        ("no_such_function", "opening.crash"),
    ],
)
def test_a_reading_that_breaks_off_becomes_one_finding(function: str, code: str) -> None:
    reading = read_with(function)
    assert (reading.file, reading.department, reading.is_readable) == ("liste.xlsx", "SKB", False)
    assert [(finding.code, finding.severity) for finding in reading.findings] == [(code, "error")]


@pytest.mark.parametrize(("function", "limit"), [("sleep_forever", "PARSE_CLOCK_SECONDS"), ("compute_forever", "PARSE_SECONDS")])
def test_a_reading_without_end_is_stopped(function: str, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The clock is the one thing that is made shorter: nobody waits thirty seconds for a test.
    monkeypatch.setattr(isolation, limit, 1)
    reading = read_with(function)
    assert [finding.message for finding in reading.findings] == [
        "„liste.xlsx“ ließ sich nicht in angemessener Zeit lesen; bitte die Liste in eine neue Mappe kopieren."
    ]


def test_a_busy_machine_refuses_no_list_that_needs_little_time_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "PARSE_SECONDS", 2)
    assert read_with("take_three_seconds_by_the_clock").is_readable


def test_several_threads_may_read_at_once_and_each_gets_its_own() -> None:
    def read(number: int) -> str:
        content = hostile.workbook(hostile.text_row(1, f"Maßnahme {number}"))
        reading = read_isolated(content, f"{number}.xlsx", MASTER, target="tests.reading_stand_ins:read_cells")
        return reading.measures[0].extra["1"]

    before = set(threading.enumerate())
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, range(6))) == [f"Maßnahme {number}" for number in range(6)]
    assert set(threading.enumerate()) <= before


def test_a_reading_process_inherits_no_secret_no_open_file_and_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DASHBOARD_PASSWORD", "not for the child")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "secret").open("wb") as file:
        os.set_inheritable(file.fileno(), True)
        found = make_isolated(b"", {}, target="tests.reading_stand_ins:surroundings")
    assert found == {"variables": [], "given": "", "folder": "/", "mask": 0o077, "open": [0, 1, 2]}
