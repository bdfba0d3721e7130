"""The commands on rounds: what they print, what they keep, and the one sentence where something is wrong."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.commands.cli import cli
from dashboard.store import Store
from tests.small_store import said, small_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    rows = [
        said("2025", "SKB-0001", stage="planned", rating="green", title="Kurs"),
        said("2025", "SKB-0002", stage="in_progress", title="Rat"),
        said("2025", "SASJI-0001", stage="planned", title="Fest"),
        said("2026", "SKB-0001", stage="in_progress", rating="red", title="Kurs"),
        said("2026", "SKB-0002", stage="completed", title="Rat"),
        said("2026", "SKB-0003", title="Haus"),
    ]
    return small_store(tmp_path / "s.duckdb", rows)


def call(store: Store, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--store", str(store.path)])


def test_the_ledger_is_printed_as_an_equation_that_adds_up(store: Store) -> None:
    lines = call(store, "ledger", "--from", "2025", "--to", "2026").output.splitlines()
    assert lines[0] == "3 (Runde 2025) + 1 neu + 0 Teile − 0 aufgeteilt − 0 zusammengeführt = 4 (Runde 2026)"
    assert lines[1] == "Davon sind 1 umgesetzt, 0 eingestellt und 1 noch nicht bestätigt."
    assert "umgesetzt: 1: SKB-0002" in lines
    assert "noch nicht bestätigt: 1: SASJI-0001" in lines


def test_the_ledger_as_json_names_every_class_with_its_measures(store: Store) -> None:
    told = json.loads(call(store, "ledger", "--from", "2025", "--to", "2026", "--json").output)
    classes = told.pop("classes")
    assert told == {"from": "2025", "to": "2026", "old_total": 3, "new": 1, "split_parts": 0, "current_total": 4} | {
        "moved_by_new_cut": {}
    }
    assert {name: keys for name, keys in classes.items() if keys} == {
        "completed": ["SKB-0002"],
        "continued": ["SKB-0001"],
        "not_reported": ["SASJI-0001"],
    }
    assert len(classes) == 10


def test_the_ledger_as_csv_has_one_line_a_measure(store: Store) -> None:
    text = call(store, "ledger", "--from", "2025", "--to", "2026", "--csv").output
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
    assert [(row["measure_id"], row["fate"]) for row in rows] == [
        ("SASJI-0001", "not_reported"),
        ("SKB-0001", "continued"),
        ("SKB-0002", "completed"),
        ("SKB-0003", "new"),
    ]


def test_changes_are_counted_and_each_is_named(store: Store) -> None:
    lines = call(store, "changes", "--from", "2025", "--to", "2026").output.splitlines()
    assert lines[0] == "besser: 0, schlechter: 1, weder noch: 0, neu: 1, beendet: 1, noch nicht bestätigt: 1, verschoben: 0"
    assert any("geplant → in Umsetzung" in line and "im Plan → gefährdet" in line for line in lines)
    told = json.loads(call(store, "changes", "--from", "2025", "--to", "2026", "--json").output)
    assert (told["total"], told["like_for_like"], told["trends"]["worse"]) == (4, 3, 1)


@pytest.mark.parametrize(
    ("earlier", "later", "sentence"),
    [
        ("2026", "2025", "Bitte tauschen Sie die beiden"),
        ("2025", "2025", "Bitte tauschen Sie die beiden"),
        ("2019", "2026", "„2019“ ist keine Runde mit einem Stand"),
        ("2020-01-01", "2026", "Für den 01.01.2020 liegt noch kein Stand vor"),
    ],
)
def test_two_points_that_cannot_be_compared_are_refused(store: Store, earlier: str, later: str, sentence: str) -> None:
    result = call(store, "changes", "--from", earlier, "--to", later)
    assert result.exit_code == 2
    assert sentence in result.output


def test_a_day_stands_for_the_state_that_held_on_it(store: Store) -> None:
    told = json.loads(call(store, "changes", "--from", "2025-12-31", "--to", "2026", "--json").output)
    assert told["trends"]["worse"] == 1


def test_freezing_names_who_was_silent_and_can_be_undone_with_a_reason(store: Store) -> None:
    frozen = call(store, "freeze", "2025", "--by", "Federführende Stelle")
    assert frozen.output == "Der Stand der Runde 2025 ist festgeschrieben: 3 Maßnahmen. Nicht geantwortet haben: SJV, MAG-BHV.\n"
    assert "Stand festgeschrieben" in call(store, "rounds").output
    assert "den Grund" in call(store, "freeze", "2025", "--by", "a", "--undo").output
    assert "aufgehoben" in call(store, "freeze", "2025", "--by", "a", "--undo", "--reason", "Irrtum").output
    assert [row["step"] for row in json.loads(call(store, "rounds", "--json").output)] == ["collecting", "collecting"]


def test_a_round_that_cannot_be_frozen_is_told_in_one_sentence(store: Store) -> None:
    result = call(store, "freeze", "2026", "--by", "a")
    assert (result.exit_code, result.output) == (
        2,
        "Die Runde 2025 liegt davor und ist nicht festgeschrieben. Bitte schreiben Sie sie zuerst fest.\n",
    )
