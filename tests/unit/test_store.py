"""The promises of the store: whole or not at all, many readers beside one writer, nothing of the outside world."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dashboard.intake.accepting.derivation import derive
from dashboard.store import Store, StoreError, Writer, connections, schema_version
from dashboard.store.generations import KEPT_GENERATIONS, Generations
from tests.readings import empty_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return empty_store(tmp_path / "dashboard.duckdb")


def add(writer: Writer, number: int) -> None:
    writer.insert("guiding_goal", [{"number": number, "name": f"Leitziel {number}"}])


def _add_then_fail(writer: Writer) -> None:
    add(writer, 1)
    writer.execute("select from nowhere")


def goals(store: Store) -> list[int]:
    return store.query("select number from guiding_goal order by number")["number"].to_list()


def files(store: Store) -> list[str]:
    return sorted(path.name for path in store.path.parent.iterdir() if path.suffix not in (".lock", ".sha256"))


def test_where_no_store_is_a_sentence_says_what_to_do(tmp_path: Path) -> None:
    store = Store(tmp_path / "dashboard.duckdb")

    assert not store.exists
    with pytest.raises(StoreError, match=r"noch keine Datenbank.*build"):
        store.query("select 1")
    with pytest.raises(StoreError, match="noch keine Datenbank"), store.write():
        pass


def test_a_reader_sees_what_is_published_and_nothing_before(store: Store) -> None:
    with store.write() as writer:
        add(writer, 1)
        assert goals(store) == []
        assert writer.query("select number from guiding_goal")["number"].to_list() == [1]

    assert goals(store) == [1]


def test_an_error_publishes_nothing_and_leaves_no_file(store: Store) -> None:
    before, lying = store.version, files(store)

    with pytest.raises(StoreError), store.write() as writer:
        _add_then_fail(writer)

    assert (store.version, files(store), goals(store)) == (before, lying, [])


def test_the_version_changes_with_every_publication_and_only_then(store: Store) -> None:
    first = store.version
    goals(store)
    assert store.version == first

    with store.write() as writer:
        add(writer, 1)
    assert store.version != first


def test_the_path_is_a_link_and_the_newest_generations_stay(store: Store) -> None:
    for number in range(1, 6):
        with store.write() as writer:
            add(writer, number)

    assert store.path.is_symlink()
    assert files(store) == [
        "dashboard.000004.duckdb",
        "dashboard.000005.duckdb",
        "dashboard.000006.duckdb",
        "dashboard.duckdb",
    ]
    assert len(files(store)) == KEPT_GENERATIONS + 1
    assert goals(store) == [1, 2, 3, 4, 5]


def test_an_older_generation_can_be_brought_back(store: Store) -> None:
    with store.write() as writer:
        add(writer, 1)
    older = store.path.resolve()
    with store.write() as writer:
        add(writer, 2)

    with store.restore(older):
        pass

    assert goals(store) == [1]


def test_a_backup_that_is_copied_to_the_path_is_read_and_written_on(store: Store, tmp_path: Path) -> None:
    with store.write() as writer:
        add(writer, 1)
    backup = tmp_path / "sicherung.bak"
    shutil.copyfile(store.path, backup)
    with store.write() as writer:
        add(writer, 2)
    assert goals(store) == [1, 2]

    store.path.unlink()
    shutil.copyfile(backup, store.path)
    assert goals(store) == [1]
    with store.write() as writer:
        add(writer, 3)

    assert goals(store) == [1, 3]
    assert store.path.is_symlink()


def test_a_published_generation_is_for_its_owner_only_and_protected_from_being_written_over(store: Store) -> None:
    with store.write():
        pass
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o400


def test_drafts_left_by_a_dead_writer_are_cleared_away(store: Store) -> None:
    folder = store.path.parent
    (folder / "dashboard.entwurf-0123.duckdb").write_bytes(b"of an older version")
    (folder / "dashboard.entwurf-0123.duckdb.wal").write_bytes(b"of an older version")
    (folder / "dashboard.entwurf-4567").mkdir()
    (folder / "dashboard.entwurf-4567" / "dashboard.duckdb").write_bytes(b"halb")

    with store.write() as writer:
        add(writer, 1)

    assert goals(store) == [1]
    assert files(store) == ["dashboard.000001.duckdb", "dashboard.000002.duckdb", "dashboard.duckdb"]


def test_files_of_other_stores_in_the_folder_are_left_alone(store: Store) -> None:
    other = empty_store(store.path.parent / "anderer.duckdb")
    for number in range(4):
        with store.write() as writer:
            add(writer, number)

    assert other.query("select value from store_info")["value"].to_list() == [schema_version()]


def test_a_second_writer_waits_for_its_turn_and_nothing_is_lost(store: Store) -> None:
    def write(number: int) -> None:
        with Store(store.path).write() as writer:
            add(writer, number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert goals(store) == [0, 1, 2, 3, 4, 5]


def test_a_writer_that_waits_too_long_is_told(tmp_path: Path) -> None:
    path = tmp_path / "dashboard.duckdb"

    with (
        Generations(path).lock(),
        pytest.raises(StoreError, match="schreibt gerade ein anderer Vorgang"),
        Generations(path).lock(seconds=0),
    ):
        pass


def test_another_process_reads_and_writes_while_this_one_reads(store: Store) -> None:
    assert goals(store) == []
    program = (
        "import sys; from pathlib import Path; from dashboard.store import Store; s = Store(Path(sys.argv[1]));"
        "print(s.query('select count(*) as n from guiding_goal')['n'][0]);\n"
        "with s.write() as w: w.insert('guiding_goal', [{'number': 9, 'name': 'neun'}])\n"
        "print(s.query('select count(*) as n from guiding_goal')['n'][0])"
    )

    told = subprocess.run([sys.executable, "-c", program, str(store.path)], capture_output=True, text=True, check=True)

    assert told.stdout.split() == ["0", "1"]
    assert goals(store) == [9]


def test_many_threads_ask_one_store_while_it_is_written(store: Store) -> None:
    seen: list[list[int]] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            seen.append(goals(store))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for turn in range(5):
        with store.write() as writer:
            add(writer, 2 * turn)
            add(writer, 2 * turn + 1)
    stop.set()
    for thread in threads:
        thread.join()

    assert goals(store) == list(range(10))
    assert all(found == list(range(len(found))) and len(found) % 2 == 0 for found in seen)


@pytest.mark.parametrize("number", ["0", "99", "neu"])
def test_a_store_of_another_schema_is_refused(store: Store, number: str) -> None:
    with store.write() as writer:
        writer.execute("update store_info set value = $value where key = 'schema_version'", {"value": number})

    with pytest.raises(StoreError, match=f"anderes Format .Fassung {number}"):
        store.query("select 1")
    with pytest.raises(StoreError, match="anderes Format"), store.write():
        pass
    with pytest.raises(StoreError, match="anderes Format"):  # and not only the first time
        store.query("select 1")


@pytest.mark.parametrize("content", [b"", b"Das ist keine Datenbank." * 1000])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "dashboard.duckdb"
    path.write_bytes(content)

    with pytest.raises(StoreError):
        Store(path).query("select 1")


def test_a_cut_file_is_refused(store: Store, tmp_path: Path) -> None:
    cut = tmp_path / "gekuerzt.duckdb"
    cut.write_bytes(store.path.read_bytes()[:200_000])

    with pytest.raises(StoreError):
        Store(cut).query("select * from department")


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('{secret}')",
        "select * from '{secret}'",
        "select content from read_text('{secret}')",
        "attach '{secret}' as other",
        "copy guiding_goal to '{secret}.csv'",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "install httpfs",
        "load httpfs",
    ],
)
def test_no_statement_reaches_the_outside(store: Store, tmp_path: Path, statement: str) -> None:
    secret = tmp_path / "geheim.csv"
    secret.write_text("a\n1\n")

    with pytest.raises(StoreError):
        store.query(statement.format(secret=secret))
    with pytest.raises(StoreError), store.write() as writer:
        writer.execute(statement.format(secret=secret))
    assert not secret.with_name("geheim.csv.csv").exists()


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError):
        store.query("delete from department")


def test_rows_and_frames_are_inserted_by_name(store: Store) -> None:
    with store.write() as writer:
        writer.insert("guiding_goal", pl.DataFrame({"name": ["zwei"], "number": [2]}))
        writer.insert("steering_round", [{"round": "2030", "title": "Runde", "reference_date": date(2030, 9, 30)}])
        former = {"name": "SWAE", "aliases": [], "successors": ["SKB"], "rule": "suggest", "by_action_field": {6: "SKB"}}
        writer.insert("former_department", [former])
        writer.insert("guiding_goal", [])
    assert store.query("select number, name from guiding_goal").rows() == [(2, "zwei")]
    assert store.query("select held_on from steering_round where round = '2030'").item() is None
    assert store.query("select by_action_field[6] as code from former_department")["code"].to_list() == ["SKB"]


def test_an_unknown_table_or_column_is_told(store: Store) -> None:
    with pytest.raises(StoreError, match="keine Spalte farbe"), store.write() as writer:
        writer.insert("guiding_goal", [{"number": 1, "name": "eins", "farbe": "rot"}])
    with pytest.raises(StoreError, match="Tabelle ziel gibt es nicht"), store.write() as writer:
        writer.insert("ziel", [{"number": 1}])


def test_a_writer_sees_the_column_that_it_has_just_added(store: Store) -> None:
    with store.write() as writer:
        writer.insert("guiding_goal", [{"number": 1, "name": "eins"}])
        writer.execute("alter table guiding_goal add column remark varchar")
        writer.insert("guiding_goal", [{"number": 2, "name": "zwei", "remark": "neu"}])
    assert store.query("select remark from guiding_goal order by number")["remark"].to_list() == [None, "neu"]


def test_rows_are_read_by_equal_conditions_in_the_order_in_which_they_were_written(store: Store) -> None:
    with store.write() as writer:
        for number in (3, 1, 2):
            add(writer, number)
        writer.insert(
            "office",
            [{"name": "Amt", "aliases": ["A"], "department": None}, {"name": "Stelle", "aliases": [], "department": "SKB"}],
        )

    assert store.rows("guiding_goal")["number"].to_list() == [3, 1, 2]
    assert store.rows("guiding_goal", {"number": [2, 3]}, ["name"]).rows() == [("Leitziel 3",), ("Leitziel 2",)]
    assert store.rows("guiding_goal", {"number": 2, "name": "Leitziel 1"}).is_empty()
    assert store.rows("guiding_goal", {"number": []}).is_empty()
    assert store.rows("office", {"department": None}).to_dicts() == [{"name": "Amt", "aliases": ["A"], "department": None}]


def test_the_next_number_follows_the_highest(store: Store) -> None:
    with store.write() as writer:
        assert writer.next_number("guiding_goal", "number") == 1
        for number in (4, 2):
            add(writer, number)
        assert writer.next_number("guiding_goal", "number") == 5


def test_the_catalogue_is_asked_once_in_a_transaction(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    ask = connections.tables_of

    def counted(connection: Any) -> Any:
        asked.append(1)
        return ask(connection)

    monkeypatch.setattr(connections, "tables_of", counted)

    with store.write() as writer:
        for number in range(3):
            add(writer, number)
            writer.execute("update guiding_goal set name = 'x' where number = $number", {"number": number})
        derive(writer)
        assert len(asked) == 1
    for _ in range(3):
        store.rows("guiding_goal")

    assert len(asked) == 2


def test_rows_are_copied_changed_and_removed_with_the_columns_of_the_catalogue(store: Store) -> None:
    with store.write() as writer:
        writer.insert("attention", [{"round": year, "measure_id": "SKB-0001", "rule": "overdue"} for year in ("2025", "2026")])
        writer.copy("frozen_attention", "attention", {"round": "2026"}, {"freeze_id": 7})
        writer.update("frozen_attention", {"detail": "Ende", "rule": "silent"}, {"freeze_id": 7})
        writer.delete("attention", {"round": "2025"})

    assert store.rows("frozen_attention").rows() == [(7, "SKB-0001", "silent", "Ende")]
    assert store.rows("attention")["round"].to_list() == ["2026"]


def test_words_are_replaced_in_texts_lists_and_maps(store: Store) -> None:
    version = {"version_id": 1, "measure_id": "SKB-0001", "delivery_id": 1, "title": "Kurs von Eva", "goal": None}
    with store.write() as writer:
        writer.insert("measure_version", [version | {"involved_other": ["Eva", "vhs"], "extra": {"bei Eva": "Eva"}}])
        writer.replace_words("measure_version", ["title", "goal", "involved_other", "extra"], "Eva", "[x]")

    (row,) = store.rows("measure_version", columns=["title", "goal", "involved_other", "extra"]).rows()
    assert row == ("Kurs von [x]", None, ["[x]", "vhs"], {"bei [x]": "[x]"})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda writer: writer.rows("guiding_goal", {"farbe": 1}), "keine Spalte farbe"),
        (lambda writer: writer.rows("guiding_goal", columns=["farbe"]), "keine Spalte farbe"),
        (lambda writer: writer.rows("ziel"), "Tabelle ziel gibt es nicht"),
        (lambda writer: writer.update("guiding_goal", {"name\" = 'x' --": 1}, {}), "keine Spalte"),
        (lambda writer: writer.next_number("guiding_goal", "farbe"), "keine Spalte farbe"),
        (lambda writer: writer.delete("guiding_goal; drop table level"), "gibt es nicht"),
        (lambda writer: writer.copy("guiding_goal", "ziel", {}, {}), "Tabelle ziel gibt es nicht"),
        (lambda writer: writer.copy("guiding_goal", "level", {}, {"farbe": 1}), "keine Spalte farbe"),
        (lambda writer: writer.replace_words("guiding_goal", ["number"], "a", "b"), "stehen keine Worte in number"),
    ],
)
def test_no_name_reaches_a_statement_that_the_catalogue_does_not_know(
    store: Store, change: Callable[[Writer], object], sentence: str
) -> None:
    with pytest.raises(StoreError, match=sentence), store.write() as writer:
        change(writer)
