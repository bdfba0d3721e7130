"""The command `decisions`: what it prints, and the one sentence where something is wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.commands.cli import cli
from dashboard.rounds.decisions import Decision, close, decide
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.small_store import said, small_store

LEAD = "Federführende Stelle"


@a_copy_for_each_test
def empty(path: Path) -> Store:
    return with_a_kind(path)


def with_a_kind(path: Path) -> Store:
    made = small_store(path, [said("2026", "SKB-0001")])
    with made.write() as writer:
        writer.insert("decision_kind", [{"name": "erweitern", "position": 1}])
    return made


@a_copy_for_each_test
def store(path: Path) -> Store:
    """Nr. 1 of 2025 is done, Nr. 2 of 2025 is open and late, Nr. 3 of 2026 is open."""
    made = with_a_kind(path)
    decide(made, Decision("2025", "Erledigtes", "erweitern"), by=LEAD)
    close(made, 1, "done", reason=None, by=LEAD)
    decide(made, Decision("2025", "Kurse", "erweitern", {"SKB": "agreed"}, due_on=date(2026, 1, 31)), by=LEAD)
    decide(made, Decision("2026", "Plätze", "erweitern", measures=("SKB-0001",)), by=LEAD)
    return made


def call(store: Store, *words: str) -> Result:
    return CliRunner().invoke(cli, ["decisions", *words, "--store", str(store.path)])


@pytest.mark.parametrize(
    ("words", "numbers"),
    [([], [2, 3, 1]), (["--open"], [2, 3]), (["--round", "2025"], [2, 1]), (["--round", "2025", "--open"], [2])],
)
def test_decisions_come_as_json_open_ones_first(store: Store, words: list[str], numbers: list[int]) -> None:
    assert [row["decision_id"] for row in json.loads(call(store, *words, "--json").output)] == numbers


def test_json_says_everything_of_a_decision(store: Store) -> None:
    row = json.loads(call(store, "--json").output)[0]
    assert (row["wording"], row["departments"], row["stances"], row["due_on"]) == ("Kurse", ["SKB"], ["agreed"], "2026-01-31")
    assert (row["is_carried"], row["is_overdue"], row["measures"]) == (True, True, [])


def test_the_table_is_german(store: Store) -> None:
    told = call(store, "--open").output
    assert "offen, überfällig" in told
    assert "zugestimmt" in told
    assert "31.01.2026" in told
    assert "Erledigtes" not in told


def test_without_a_decision_it_says_so(empty: Store) -> None:
    assert call(empty).output == "Noch ist kein Beschluss aufgenommen.\n"
    assert call(empty, "--open").output == "Kein Beschluss ist offen.\n"
    assert json.loads(call(empty, "--json").output) == []


def test_an_unknown_round_is_told(store: Store) -> None:
    told = call(store, "--round", "1999")
    assert told.exit_code != 0
    assert "Steuerungsrunde „1999“ gibt es in den Stammdaten nicht" in told.output
