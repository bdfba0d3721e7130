"""Looking whether a store is whole: each thing that can be wrong with it is found, and told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import settings
from dashboard.commands.cli import cli
from dashboard.commands.german import run
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.master.tables import Load, load_into
from dashboard.keeping.verifying import verify
from dashboard.store import Store
from dashboard.trail import Event, Kind, note, trail_of
from tests.built_once import a_copy_for_each_test
from tests.unit.test_rebuilding import brought
from tests.unit.test_sums import flip


@a_copy_for_each_test
def master(path: Path) -> Store:
    """The master data of data/, and no delivery."""
    store = Store(path)
    with store.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), settings.MASTER.name, now()))
    return store


@pytest.fixture
def store(master: Store) -> Store:
    """A list of two measures, read from a workbook, and an entry of the trail."""
    brought(master, (1, "Sprachkurse", "geplant", None), (2, "Lesepaten", "läuft", None))
    note(Event(Kind.LOGIN, "erste"), trail_of(master.path))
    return master


def faults(store: Store) -> list[str]:
    return [each.sentence for each in verify(store) if not each.is_good]


def change(store: Store, sql: str) -> None:
    """Change what holds past all rules, and publish it."""
    with store.write() as writer:
        writer.execute(sql)


def test_of_a_whole_store_everything_is_good(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["verify", "--store", str(store.path)]) == 0

    told = capsys.readouterr().out.splitlines()
    assert [line[:10] for line in told] == ["in Ordnung"] * len(told)
    assert told[-1] == "in Ordnung  Nach den Regeln von heute gäben alle Listen dieselben Zeilen: 1."
    assert "in Ordnung  Die Kette des Protokolls ist lückenlos." in told


def test_an_older_generation_that_is_damaged_is_told(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    older = store.generations[-2]
    change(store, "select 1")
    flip(older, 5000)

    assert run(cli, ["verify", "--store", str(store.path)]) == 1

    assert f"GEFUNDEN    {older.name} ist beschädigt: Die Prüfsumme stimmt nicht mehr." in capsys.readouterr().out.splitlines()


def test_rows_that_belong_to_nothing_are_told(store: Store) -> None:
    change(store, "delete from measure_version where version_id = 2")

    assert faults(store)[0] == "Verwaist: In delivered_measure gibt es zu version_id nichts in measure_version (1 Zeile)."


def test_a_workbook_that_is_lost_or_no_longer_what_was_brought_is_told(store: Store) -> None:
    change(store, "update workbook set content = encode('anders')")
    sha256 = store.rows("workbook")["sha256"][0]
    assert f"Die aufbewahrte Mappe {sha256[:12]} ist nicht mehr, was gebracht wurde." in faults(store)

    change(store, "delete from workbook")
    assert "Zu Rückmeldung 1 fehlt die Mappe." in faults(store)


def test_a_list_that_would_read_otherwise_today_is_named_with_its_measures_and_the_day_of_its_rules(store: Store) -> None:
    change(store, "update measure_version set title = 'Sprachkurs' where version_id = 1")
    change(store, "update delivery set known_from = timestamp '2026-03-02 08:00:00'")

    (fault,) = faults(store)
    assert fault == (
        "Rückmeldung 1 (SKB, Runde 2026) gäbe nach den Regeln von heute andere Zeilen (SKB-0001); gespeichert ist, was nach "
        "denen vom 02.03.2026 gelesen wurde. „rebuild“ liest alle neu."
    )


def test_a_trail_that_somebody_has_changed_is_told(store: Store) -> None:
    (month,) = trail_of(store.path).glob("*.jsonl")
    month.write_text(month.read_text("utf-8").replace("erste", "keine"), "utf-8")

    assert any(fault.startswith("Protokoll: Monat ") for fault in faults(store))


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("kein Archiv")
    for name in ("text.zip", "fehlt.zip"):
        assert run(cli, ["verify", str(tmp_path / name)]) == 2
