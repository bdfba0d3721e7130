"""Bringing a state back: a backup or a generation, whole, of any version; undone as easily, and never against a redaction."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import duckdb
import pytest

from dashboard.commands.cli import cli
from dashboard.commands.german import run
from dashboard.intake.accepting.restoring import restore
from dashboard.intake.deliveries.book import take_back
from dashboard.intake.deliveries.redacting import redact_words
from dashboard.refusals import RefusalError
from dashboard.store import Store, StoreError
from tests.made_up_step import with_made_up_step
from tests.readings import empty_store, row, taken

NAME = "Erika Beispielfrau"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two lists of SKB, the second one later than the backup."""
    store = empty_store(tmp_path / "daten" / "dashboard.duckdb")
    taken(store, [row("Sprachkurse", report=f"Ansprechpartnerin ist {NAME}.")])
    shutil.copyfile(store.path, tmp_path / "sicherung.duckdb")
    taken(store, [row("Sprachkurse", report="läuft")], round_code="2026")
    return store


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    assert store.exists
    return tmp_path / "sicherung.duckdb"


def deliveries(store: Store) -> list[int]:
    return store.query("select delivery_id from delivery order by 1")["delivery_id"].to_list()


def call(store: Store, *arguments: str) -> int:
    return run(cli, ["restore", *arguments, "--store", str(store.path)])


def damage(file: Path) -> None:
    """Change one sign in the middle, as a bad disk does."""
    file.chmod(0o600)
    content = bytearray(file.read_bytes())
    for at in range(len(content) // 4, len(content), len(content) // 40):
        content[at] ^= 0xFF
    file.write_bytes(content)


def test_a_backup_is_brought_back_and_the_command_that_is_named_undoes_it(
    store: Store, backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(store, str(backup)) == 0

    told = capsys.readouterr().out
    assert deliveries(store) == [1]
    assert f"Zurückgeholt: {backup} gilt wieder, als neuer Stand dashboard.000005.duckdb." in told
    undo = told.rpartition("./start ")[2].split()
    assert undo == ["restore", "dashboard.000003.duckdb", "--store", str(store.path)]
    assert run(cli, undo) == 0
    assert deliveries(store) == [1, 2]


def test_what_held_before_stays_however_much_is_published_after_it(store: Store, backup: Path) -> None:
    restore(store, backup)
    for number in range(2, 7):
        taken(store, [row("Sport", report=str(number))], department="SIS")

    assert [path.name for path in store.generations][:3] == [f"dashboard.00000{number}.duckdb" for number in (1, 2, 3)]
    assert deliveries(Store(store.generations[2])) == [1, 2]


def test_without_a_file_the_newest_whole_generation_is_taken(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    damage(store.path.resolve())

    assert call(store) == 0

    assert "dashboard.000002.duckdb gilt wieder" in capsys.readouterr().out
    assert deliveries(store) == [1]


def test_what_holds_already_is_not_brought_back(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    before = store.version

    assert call(store) == 2

    assert "dashboard.000003.duckdb gilt schon; zurückgeholt wurde nichts" in capsys.readouterr().err
    assert store.version == before


def test_a_plain_file_under_the_name_is_kept_and_named_too(
    store: Store, backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.path.unlink()
    shutil.copyfile(backup, store.path)

    assert call(store, "dashboard.000003.duckdb") == 0

    undo = capsys.readouterr().out.rpartition("./start ")[2].split()
    assert deliveries(store) == [1, 2]
    assert run(cli, undo) == 0
    assert deliveries(store) == [1]


@pytest.mark.parametrize("kind", ["nothing", "text", "folder", "empty", "other", "damaged", "newer"])
def test_what_is_no_store_is_refused_and_nothing_changes(
    store: Store, backup: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    backup.unlink()
    if kind == "text":
        backup.write_text("Das ist keine Datenbank. " * 1000, encoding="utf-8")
    elif kind == "folder":
        backup.mkdir()
    elif kind == "empty":
        backup.touch()
    elif kind == "other":
        with duckdb.connect(str(backup)) as connection:
            connection.execute("create table something as select 1")
    elif kind == "damaged":
        shutil.copyfile(store.path, backup)
        damage(backup)
    elif kind == "newer":
        newer = empty_store(backup.with_name("neuer.duckdb"))
        with newer.write() as writer:
            writer.execute("update store_info set value = '99' where key = 'schema_version'")
        shutil.copyfile(newer.path, backup)
    before, lying = store.version, sorted(store.path.parent.iterdir())

    assert call(store, str(backup)) == 2

    sentence = capsys.readouterr().err
    expected = {
        "nothing": "gibt es nicht. Neben der Datenbank aufbewahrt sind: dashboard.000001.duckdb",
        "folder": "gibt es nicht.",
        "other": "ist keine Datenbank dieses Programms",
        "newer": "bitte das Programm aktualisieren",
    }
    assert expected.get(kind, "sicherung.duckdb lässt sich nicht als Datenbank öffnen") in sentence
    assert sentence.count("\n") == 1
    assert (store.version, sorted(store.path.parent.iterdir())) == (before, lying)


def test_a_backup_of_an_older_version_is_brought_up_on_its_way(
    store: Store, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = with_made_up_step(tmp_path / "queries", monkeypatch)

    restore(store, backup)

    assert store.query("select value from store_info where key = 'schema_version'").item() == newer
    assert deliveries(store) == [1]


def test_a_backup_begins_a_store_where_there_is_none_yet(backup: Path, tmp_path: Path) -> None:
    fresh = Store(tmp_path / "neuer rechner" / "dashboard.duckdb")

    restore(fresh, backup)

    assert deliveries(fresh) == [1]


def test_where_nothing_whole_lies_beside_the_path_a_backup_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match=r"kein heiler Stand\. Bitte eine Sicherung nennen"):
        restore(Store(tmp_path / "dashboard.duckdb"))


def test_pages_follow_while_a_state_is_brought_back(store: Store, backup: Path) -> None:
    seen: list[list[int]] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            seen.append(deliveries(store))

    asking = threading.Thread(target=ask)
    asking.start()
    restore(Store(store.path), backup)
    stop.set()
    asking.join()

    assert deliveries(store) == [1]
    assert {tuple(each) for each in seen} <= {(1,), (1, 2)}


def test_what_was_redacted_since_does_not_come_back_unseen(
    store: Store, backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")
    before = store.version

    assert call(store, str(backup)) == 2
    sentence = capsys.readouterr().err
    assert f"{backup} stammt von vor 1 Schwärzung (zuletzt am " in sentence
    assert "Rückmeldung 1): Was geschwärzt ist, stünde dort wieder" in sentence
    assert store.version == before

    assert call(store, str(backup), "--with-redacted") == 0
    redact_words(store, 1, [NAME], reason="noch einmal", by="Federführende Stelle")
    assert [path for path in store.generations if NAME.encode() in path.read_bytes()] == []


def test_the_redactions_of_a_store_whose_link_is_lost_are_known_too(store: Store, backup: Path) -> None:
    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")
    store.path.unlink()

    with pytest.raises(RefusalError, match="stünde dort wieder"):
        restore(store, backup)
    restore(store)

    assert deliveries(store) == [1, 2]


def test_a_state_from_after_the_redactions_is_brought_back_without_a_word(store: Store, tmp_path: Path) -> None:
    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")
    shutil.copyfile(store.path, tmp_path / "danach.duckdb")
    take_back(store, 2, reason="Irrtum", by="Koordination")

    restore(store, tmp_path / "danach.duckdb")

    assert store.query("select count(*) as n from withdrawal").item() == 0


def test_a_writer_that_is_at_work_is_waited_for(store: Store, backup: Path) -> None:
    with store.write() as writer:
        restoring = threading.Thread(target=restore, args=(Store(store.path), backup))
        restoring.start()
        writer.execute("update delivery set file_name = 'neu'")
    restoring.join()

    assert deliveries(store) == [1]
    assert Store(store.generations[-2]).query("select distinct file_name from delivery").item() == "neu"


def test_a_store_that_is_refused_says_so_to_a_page(store: Store) -> None:
    damage(store.path.resolve())
    store.close()

    noticed = (
        r"^dashboard\.000003\.duckdb ist beschädigt: Die Prüfsumme stimmt nicht mehr\. Heil ist dashboard\.000002\.duckdb vom "
        r"\d\d?\.\d\d?\.\d{4}\. Den neuesten heilen Stand holt zurück: \./start restore --store "
    )
    with pytest.raises(StoreError, match=noticed):
        store.query("from measure_version")
