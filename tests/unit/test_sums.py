"""The digest of each generation: no flipped bit changes an answer unnoticed, also where DuckDB does not look."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from dashboard.intake.accepting.restoring import restore
from dashboard.refusals import RefusalError
from dashboard.store import Store, StoreError
from tests.readings import empty_store, row, taken

FLIPS = 40


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two generations, the second with a list of SKB."""
    store = empty_store(tmp_path / "dashboard.duckdb")
    with store.write():
        pass
    taken(store, [row("Sprachkurse")])
    return store


def flip(file: Path, at: int) -> None:
    """Turn one bit of a file, as a bad disk does."""
    file.chmod(0o600)
    with file.open("r+b") as content:
        content.seek(at)
        (byte,) = content.read(1)
        content.seek(at)
        content.write(bytes([byte ^ 4]))


def told_by_duckdb(file: Path) -> list[tuple[object, ...]]:
    """What every table holds for DuckDB alone, which looks at the blocks that it reads."""
    with duckdb.connect(file, read_only=True) as connection:
        tables = [name for (name,) in connection.execute("select table_name from duckdb_tables() order by 1").fetchall()]
        return [row for table in tables for row in connection.table(table).fetchall()]


def test_each_flipped_bit_is_refused_also_those_that_duckdb_does_not_see(store: Store, tmp_path: Path) -> None:
    published, copy = store.path.resolve(), tmp_path / "kopie.duckdb"
    size, whole, unseen = published.stat().st_size, told_by_duckdb(published), 0
    store.close()
    for turn in range(FLIPS):
        at = turn * size // FLIPS + turn
        flip(published, at)
        with pytest.raises(StoreError, match="Die Prüfsumme stimmt nicht mehr"):
            Store(store.path).query("select 1")
        shutil.copyfile(published, copy)
        with suppress(duckdb.Error):
            unseen += told_by_duckdb(copy) == whole
        flip(published, at)

    assert 0 < unseen < FLIPS, "some lie where DuckDB does not look, and some where it does"
    assert Store(store.path).query("select count(*) as n from delivery").item() == 1


def test_what_was_cut_or_swapped_is_refused_with_the_whole_one_and_the_way_back(store: Store) -> None:
    older, newest = store.generations[-2:]
    store.close()
    newest.chmod(0o600)
    shutil.copyfile(older, newest)

    with pytest.raises(StoreError) as refused:
        Store(store.path).check()

    assert f"{newest.name} ist beschädigt: Die Prüfsumme stimmt nicht mehr. Heil ist {older.name} vom " in str(refused.value)
    assert str(refused.value).endswith(f"Den neuesten heilen Stand holt zurück: ./start restore --store {store.path}")


def test_where_no_other_generation_is_whole_the_sentence_says_so(store: Store) -> None:
    for generation in store.generations:
        flip(generation, 5000)
    store.close()

    with pytest.raises(StoreError, match="Einen anderen geprüften Stand gibt es daneben nicht"):
        Store(store.path).check()


def test_nothing_is_built_on_a_generation_that_was_damaged_while_it_was_open(store: Store) -> None:
    assert store.query("select 1 as n").item() == 1
    before = store.generations
    flip(store.path.resolve(), store.path.stat().st_size - 20)

    with pytest.raises(StoreError, match="Prüfsumme"):
        taken(Store(store.path), [row("Neu")])

    assert store.generations == before


def test_the_way_back_leaves_out_what_is_damaged_and_refuses_it_by_name(store: Store) -> None:
    taken(store, [row("Neu")], round_code="2026")
    first, second, third = store.generations[-3:]
    flip(third, 5000)
    flip(second, second.stat().st_size - 20)

    with pytest.raises(RefusalError, match="beschädigt; geändert wurde nichts"):
        restore(Store(store.path), Path(second.name))

    assert restore(Store(store.path)) == first
    assert Store(store.path).query("select count(*) as n from delivery").item() == 0


def test_files_that_came_by_hand_or_from_before_there_were_digests_are_read(store: Store, tmp_path: Path) -> None:
    shutil.copyfile(store.path, tmp_path / "von_hand.duckdb")
    assert Store(tmp_path / "von_hand.duckdb").query("select count(*) as n from delivery").item() == 1

    (tmp_path / "dashboard.duckdb.sha256").unlink()
    assert Store(store.path).query("select count(*) as n from delivery").item() == 1


def test_a_backup_of_the_name_of_a_generation_is_not_held_against_its_digest(store: Store, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    backup = tmp_path / "usb" / store.generations[-1].name
    shutil.copyfile(store.generations[-2], backup)

    assert restore(store, backup) == backup


def test_the_digests_can_be_checked_without_this_program(store: Store) -> None:
    for number in range(4):
        taken(store, [row(f"Kurs {number}")])
    check = ["sha256sum", "--check", "--strict", "--ignore-missing", "dashboard.duckdb.sha256"]
    done = subprocess.run(check, cwd=store.path.parent, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{path.name}: OK" for path in store.generations]
