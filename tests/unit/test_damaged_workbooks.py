"""Some damaged workbooks of fixed seeds: each is read or gets its sentence. `python -m tests.bench fuzz` tries ten thousand."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.intake.process.isolation import read_isolated
from tests.damaged_pages import served_reading
from tests.damaged_workbooks import damaged
from tests.fuzz_reader import NAME, reader
from tests.unit.masters import MASTER

READ, SERVED = 60, 4


def test_each_damaged_workbook_is_read_or_refused_with_a_sentence() -> None:
    with reader() as process:
        told = {what: process.read(content) for what, content in damaged(READ, seed=2026)}

    assert {what: each.fault for what, each in told.items() if each.fault} == {}
    refused = [sentence for each in told.values() for sentence in each.sentences]
    assert READ // 3 < sum(bool(each.sentences) for each in told.values()) < READ, "some are read all the same"
    assert [sentence for sentence in refused if not sentence.endswith(".") or re.search(r"Error|Traceback|None", sentence)] == []


def test_the_reading_process_of_the_product_says_the_same() -> None:
    with reader() as process:
        for what, content in damaged(3, seed=7):
            found = read_isolated(content, NAME, MASTER)
            sentences = () if found.tables else tuple(each.message for each in found.findings if each.severity == "error")
            assert process.read(content).sentences == sentences, what


def test_a_server_answers_throughout_shows_no_trace_and_leaves_no_process(tmp_path: Path) -> None:
    with served_reading(tmp_path) as server:
        for _, content in damaged(SERVED, seed=3):
            assert b"liste.xlsx" in server.read(content)
        assert server.children() == []


def test_a_seed_gives_the_same_workbooks_again() -> None:
    assert list(damaged(3, seed=1)) == list(damaged(3, seed=1))
    assert list(damaged(3, seed=1)) != list(damaged(3, seed=2))
