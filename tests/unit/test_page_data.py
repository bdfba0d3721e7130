"""What pages make of frames is made once for a published state, and never shown for another one."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.access.viewer import Act
from dashboard.intake.accepting.derivation import derive
from dashboard.ui import data
from dashboard.ui.former import gone
from tests.small_store import said, small_store


def opened(monkeypatch: pytest.MonkeyPatch, path: Path, *rounds: str) -> None:
    """A store of its own with one measure in each round, and the pages look at it."""
    store = small_store(path, [said(each, "SKB-0001") for each in rounds])
    monkeypatch.setattr(settings, "STORE", store.path)


def test_the_same_state_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(monkeypatch, tmp_path / "store.duckdb", "2026")
    calls = itertools.count(1)
    assert [data.made("so", lambda: next(calls)) for _ in range(3)] == [1, 1, 1]
    assert data.choices() is data.choices()
    assert data.choices().of("2026") is data.choices().of("2026")


def test_a_publication_and_another_store_bring_what_they_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(monkeypatch, tmp_path / "one.duckdb", "2026")
    assert [each.code for each in data.choices().rounds] == ["2026"]
    with data.books(Act.PREPARE_ROUND).write() as writer:
        writer.execute("update action_field set short_name = 'Anders' where number = 1")
        writer.execute("update action_field set valid_to = date '2026-01-31' where number = 1")
        derive(writer)
    assert data.choices().of("2026").fields[0].label == "1 Anders"
    assert "1" in gone("fields", date(2026, 9, 30))

    opened(monkeypatch, tmp_path / "two.duckdb", "2025", "2026")
    assert [each.code for each in data.choices().rounds] == ["2026", "2025"]
    assert data.choices().of("2026").fields[0].label != "1 Anders"
    assert gone("fields", date(2026, 9, 30)) == {}


def test_what_is_gone_is_told_for_each_day_and_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(monkeypatch, tmp_path / "store.duckdb", "2026")
    with data.books(Act.PREPARE_ROUND).write() as writer:
        writer.execute("update action_field set valid_to = date '2026-01-31' where number = 1")
    assert list(gone("fields", date(2026, 1, 31))) == []
    assert list(gone("fields", date(2026, 2, 1))) == ["1"]
    assert list(gone("levels", date(2026, 2, 1))) == []
