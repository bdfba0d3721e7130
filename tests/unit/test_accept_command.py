"""`accept` on the command line: it asks nothing, says what it did not ask, and stops where that would be too much."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard import queries
from dashboard.commands.cli import cli
from dashboard.store import Store
from tests.builders import Page, Value, workbook
from tests.built_once import a_copy_for_each_test
from tests.readings import row, taken
from tests.round_sheets import store_with_a_field

HEAD = ("Nr.", "Handlungsfeld", "Maßnahme", "Umsetzungsstand")


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has told of two measures for 2025."""
    store = store_with_a_field(path)
    taken(store, [row("Sprachkurse für Mütter", number="1"), row("Lesepaten an Grundschulen", number="2")])
    return store


def written(folder: Path, *rows: tuple[Value, ...], stand: str = "30.09.2026", title: str = "Maßnahmen SKB") -> Path:
    path = folder / "Liste SKB.xlsx"
    path.write_bytes(workbook(Page([(title,), (f"Stand: {stand}",), HEAD, *rows])))
    return path


def call(store: Store, file: Path, *options: str, round_code: str = "2026") -> Result:
    return CliRunner().invoke(cli, ["accept", str(file), "--round", round_code, "--store", str(store.path), *options])


def deliveries(store: Store) -> int:
    return queries.run(Store(store.path), "deliveries/list", round=None, department=None).height


def test_what_was_not_asked_is_said(store: Store, tmp_path: Path) -> None:
    file = written(tmp_path, (1, 1, "Sprachkurse für Mütter", "offen"), (9, 1, "Ganz anderes Vorhaben", "läuft"))
    told = call(store, file)

    assert told.exit_code == 0
    assert (
        "Nicht gefragt wurde nach: 1 Frage zu Werten, Spalten oder Blättern und 1 fehlende Maßnahme (bleibt „nicht gemeldet“)."
        in (told.output)
    )


def test_a_list_without_questions_says_nothing_of_them(store: Store, tmp_path: Path) -> None:
    rows = ((1, 1, "Sprachkurse für Mütter", "läuft"), (2, 1, "Lesepaten an Grundschulen", "läuft"))
    told = call(store, written(tmp_path, *rows))

    assert (told.exit_code, "Nicht gefragt" in told.output) == (0, False)


def test_rows_that_may_be_known_measures_stop_it(store: Store, tmp_path: Path) -> None:
    rows = ((1, 1, "Sprachkurse für Eltern", "läuft"), (2, 1, "Lesepaten an Grundschulen", "läuft"))
    file = written(tmp_path, *rows)
    told = call(store, file)

    assert (told.exit_code, deliveries(store)) == (2, 1)
    assert "Angenommen wurde nichts: 1 Zeile könnte eine gespeicherte Maßnahme sein, und hier wird nicht gefragt." in told.stderr
    assert "„Sprachkurse für Eltern“ (Maßnahmen, Zeile 4): vielleicht SKB-0001 „Sprachkurse für Mütter“" in told.stderr

    done = call(store, file, "--without-questions")
    assert (done.exit_code, deliveries(store)) == (0, 2)
    assert "1 Zeile, die eine gespeicherte Maßnahme sein kann (gilt als neu)" in done.output


@pytest.mark.parametrize(
    ("stand", "title", "sentence"),
    [
        ("30.09.2025", "Maßnahmen SKB", "Diese Liste ist älter als die Runde 2026"),
        (
            "30.09.2026",
            "Rückmeldeliste SKB zur Steuerungsrunde 2025",
            "Diese Liste nennt eine andere Runde („Steuerungsrunde 2025“)",
        ),
    ],
)
def test_a_list_of_another_round_stops_it_until_it_is_confirmed(
    store: Store, tmp_path: Path, stand: str, title: str, sentence: str
) -> None:
    rows = ((1, 1, "Sprachkurse für Mütter", "läuft"), (2, 1, "Lesepaten an Grundschulen", "läuft"))
    file = written(tmp_path, *rows, stand=stand, title=title)
    told = call(store, file)

    assert (told.exit_code, deliveries(store)) == (2, 1)
    assert sentence in told.stderr
    assert "mit --confirm-round bestätigen" in told.stderr
    assert call(store, file, "--confirm-round").exit_code == 0


def test_the_same_file_is_taken_in_twice_only_when_it_is_confirmed(store: Store, tmp_path: Path) -> None:
    rows = ((1, 1, "Sprachkurse für Mütter", "läuft"), (2, 1, "Lesepaten an Grundschulen", "läuft"))
    file = written(tmp_path, *rows)
    assert call(store, file, "--released-by", "Leitung").exit_code == 0

    again = call(store, file, "--released-by", "Leitung")
    assert (again.exit_code, "Genau diese Datei wurde schon angenommen" in again.stderr) == (2, True)
    assert call(store, file, "--released-by", "Leitung", "--confirm-round").exit_code == 0


def test_a_list_for_a_frozen_round_is_called_a_late_one(store: Store, tmp_path: Path) -> None:
    with store.write() as writer:
        writer.execute(
            "insert into round_freeze (freeze_id, round, frozen_by, frozen_at, deliveries, record) values "
            "(1, '2026', 'Referat', timestamp '2026-11-01', [], '{}')"
        )
    rows = ((1, 1, "Sprachkurse für Mütter", "läuft"), (2, 1, "Lesepaten an Grundschulen", "läuft"))
    told = call(store, written(tmp_path, *rows))

    assert told.exit_code == 0
    assert "Die Runde 2026 ist festgeschrieben; die Liste wird eine Nachmeldung." in told.output
    assert "zählen in der nächsten Runde" in told.output


def test_a_list_of_which_its_house_knows_nothing_stops_it_before_any_row_is_guessed_at(store: Store, tmp_path: Path) -> None:
    file = written(tmp_path, (1, 1, "Brückenbau", "läuft"), (2, 1, "Radwege", "läuft"))
    told = call(store, file)

    assert (told.exit_code, deliveries(store)) == (2, 1)
    assert "Nichts in dieser Liste ist von SKB bekannt: 2 Maßnahmen wären neu, 2 gespeicherte fehlten." in told.stderr
    assert "vielleicht" not in told.stderr
    assert call(store, file, "--confirm-round", "--without-questions").exit_code == 0
