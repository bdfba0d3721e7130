"""The command line in the trail: what it changes is noted by the account that called it, and `trail` reads and checks it all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from dashboard.commands.cli import cli
from dashboard.commands.german import GermanCommand, account, run
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.store import Store
from dashboard.trail import Chain, Event, Kind, note, trail_of
from tests.readings import empty_store, reading, row


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A draft of SKB for 2026."""
    store = empty_store(tmp_path / "s.duckdb")
    accept(store, reading([row("Kurs")]), b"x", receipt=receipt("2026"))
    return store


def call(store: Store, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--store", str(store.path)])


def commands(store: Store) -> list[tuple[str, str, str]]:
    events = [each.event for each in Chain(trail_of(store.path)).entries()]
    return [(each.what, each.function, each.detail) for each in events if each.kind == Kind.COMMAND]


def test_what_a_command_changes_is_noted_by_its_account_and_function(store: Store) -> None:
    assert call(store, "release", "1", "--released-by", "Hausleitung").exit_code == 0
    assert call(store, "freeze", "2026", "--by", "Referat 32").exit_code == 0
    assert call(store, "freeze", "2026", "--undo", "--by", "Referat 32", "--reason", "Irrtum").exit_code == 0
    assert call(store, "take-back", "1", "--reason", "Falsche Datei", "--by", "Referat 32").exit_code == 0
    assert call(store, "restore", store.generations[-2].name).exit_code == 0
    assert commands(store) == [
        ("./start release", "Hausleitung", "Rückmeldung 1"),
        ("./start freeze", "Referat 32", "Runde 2026"),
        ("./start freeze", "Referat 32", "aufgehobene Festschreibung 1"),
        ("./start take-back", "Referat 32", "Rückmeldung 1"),
        ("./start restore", "", ""),
    ]
    assert {each.event.subject for each in Chain(trail_of(store.path)).entries()} == {account()}


def test_what_a_command_only_reads_is_not_noted(store: Store) -> None:
    for words in (["deliveries"], ["rounds"], ["decisions"], ["query"], ["trail"]):
        assert call(store, *words).exit_code == 0
    assert not trail_of(store.path).exists()


def test_without_its_trail_a_command_changes_nothing(store: Store) -> None:
    trail_of(store.path).write_text("hier liegt schon etwas", "utf-8")
    done = call(store, "release", "1", "--released-by", "Hausleitung")
    assert done.exit_code == 2
    assert "Das Protokoll der Zugriffe lässt sich nicht schreiben; deshalb wurde nichts geändert" in done.output
    assert store.rows("release").is_empty()


def test_no_command_goes_past_the_trail() -> None:
    """Each is of the class that notes what is published while it runs."""
    assert [name for name, command in cli.commands.items() if not isinstance(command, GermanCommand)] == []


def test_trail_shows_the_entries_and_the_last_check_value(store: Store) -> None:
    call(store, "release", "1", "--released-by", "Hausleitung")
    done = call(store, "trail")
    entry, state = done.output.splitlines()
    assert f"./start release: Rückmeldung 1 · Hausleitung ({account()}) · Stand " in entry
    assert state.endswith(f"die Kette ist lückenlos. Letzter Prüfwert: {Chain(trail_of(store.path)).end[1]}")
    assert done.exit_code == 0


def test_trail_verify_ends_with_one_where_the_chain_is_broken(store: Store) -> None:
    for number in range(3):
        note(Event(Kind.LOGIN, "Anmeldung", f"u{number}"), trail_of(store.path))
    file = next(trail_of(store.path).glob("*.jsonl"))
    file.write_text(file.read_text("utf-8").replace('"u1"', '"u9"'), "utf-8")
    done = call(store, "trail", "--verify")
    assert run(cli, ["trail", "--verify", "--store", str(store.path)]) == 1
    assert done.output.splitlines() == [
        "2 Einträge; die Kette ist verletzt:",
        f"- Monat {file.stem}, Zeile 2: Der Eintrag ist verändert.",
    ]
    assert json.loads(call(store, "trail", "--verify", "--json").output)["faults"] == [done.output.splitlines()[1][2:]]


def test_trail_goes_into_a_file(store: Store, tmp_path: Path) -> None:
    note(
        Event(Kind.CHANGE, "take_back", "=1+1", "Federführende Stelle", "SKB", "SKB", detail="Rückmeldung 1"),
        trail_of(store.path),
    )
    assert call(store, "trail", "--out", str(tmp_path / "p.xlsx")).exit_code == 0
    assert call(store, "trail", "--out", str(tmp_path / "p.csv")).exit_code == 0
    sheet = load_workbook(tmp_path / "p.xlsx").worksheets[0]
    cells = [cell.value for cell in next(sheet.iter_rows(min_row=6))]
    assert cells[2:9] == [
        "Änderung",
        "Rückmeldung zurücknehmen: Rückmeldung 1",
        "SKB",
        "SKB",
        "nein",
        "Federführende Stelle",
        "=1+1",
    ]
    assert sheet.cell(6, 9).data_type == "s", "no formula"
    assert "Rückmeldung zurücknehmen: Rückmeldung 1;SKB;SKB;nein;" in (tmp_path / "p.csv").read_text("utf-8-sig")
    assert "muss auf .xlsx oder .csv enden" in call(store, "trail", "--out", str(tmp_path / "p.pdf")).output


def test_trail_as_json_has_every_entry(store: Store) -> None:
    call(store, "release", "1", "--released-by", "Hausleitung")
    told = json.loads(call(store, "trail", "--json").output)
    assert [(each["kind"], each["what"], each["detail"], each["is_undone"]) for each in told["rows"]] == [
        ("command", "./start release", "Rückmeldung 1", False)
    ]


@pytest.mark.parametrize("told", ["zwei", "0", "-1", "1.5", "10000"])
def test_a_term_that_is_no_number_of_months_starts_nothing(told: str) -> None:
    environment = {**os.environ, "DASHBOARD_TRAIL_MONTHS": told}
    done = subprocess.run([sys.executable, "-c", "import dashboard.settings"], capture_output=True, text=True, env=environment)
    sentence = f"DASHBOARD_TRAIL_MONTHS muss eine ganze Zahl von 1 bis 9999 sein; dort steht „{told}“.\n"
    assert (done.returncode, done.stderr) == (1, sentence)
