"""The command `master`: what would change is shown first, in both directions, and done only when that is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard import settings
from dashboard.commands.cli import cli
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.master.tables import Load, load_into, load_master, loads
from dashboard.intake.master.taking import going_back, take_master
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.master_edits import edited
from tests.unit.test_master_changes import rename_field


@a_copy_for_each_test
def store(path: Path) -> Store:
    """A store whose field 9 was renamed by a workbook."""
    store = Store(path)
    with store.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), settings.MASTER.name, now()))
        derive(writer)
    take_master(store, edited(rename_field), "neu.xlsx", by="Referat 31")
    return store


def call(store: Store, *words: str) -> Result:
    return CliRunner().invoke(cli, ["master", *words, "--store", str(store.path)])


def test_taking_back_shows_first_what_it_changes_in_the_words_of_the_page(store: Store) -> None:
    result = call(store, "--take-back")

    first, *changes, last = result.output.splitlines()
    assert (result.exit_code, first) == (0, going_back(store).sentence)
    assert first.startswith("Zurückgenommen wird: Mappe „neu.xlsx“ vom ")
    assert changes[:2] == ["1 Änderung der Stammdaten.", "  Blatt „Handlungsfelder“"]
    assert "künftig „Migrantische Selbstorganisationen“, bisher „Vereine und Verbände“" in changes[2]
    assert last == ("Gespeichert wurde nichts; zurücknehmen: ./start master --take-back --accept --by STELLE --reason TEXT")
    assert len(loads(store)) == 2


def test_taking_back_is_done_when_asked_for_with_a_function_and_a_reason(store: Store) -> None:
    result = call(store, "--take-back", "--accept", "--by", "Referat 31", "--reason", "Versehen")

    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Zurückgenommen: Die Stammdaten davor gelten wieder.")
    assert [load.takes_back for load in loads(store)] == [None, None, 2]
    assert {field.number: field.short_name for field in load_master(store).action_fields}[9] == (
        "Migrantische Selbstorganisationen"
    )


@pytest.mark.parametrize(("missing", "named"), [("--by", "Stelle"), ("--reason", "Grund")])
def test_taking_back_is_not_done_without_a_function_or_a_reason(store: Store, missing: str, named: str) -> None:
    given = {"--by": "Referat 31", "--reason": "Versehen"}
    words = [word for option, value in given.items() if option != missing for word in (option, value)]

    result = call(store, "--take-back", "--accept", *words)

    assert (result.exit_code, named in result.output, len(loads(store))) == (2, True, 2)


def test_json_says_whether_it_was_done(store: Store) -> None:
    shown = json.loads(call(store, "--take-back", "--json").output)

    assert (shown["is_taken"], len(shown["changes"]), len(shown["notes"])) == (False, 1, 1)


def test_a_workbook_and_taking_back_exclude_each_other(store: Store) -> None:
    for words in ((), ("neu.xlsx", "--take-back")):
        assert "Bitte eine Stammdaten-Mappe nennen, oder --take-back angeben." in call(store, *words).output
