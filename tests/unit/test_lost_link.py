"""What an operator does to the files by hand: a lost link, one set to another file, a file put over it. No data end there."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.commands.cli import cli
from dashboard.commands.german import run
from dashboard.store import Store, StoreError, Writer
from tests.readings import empty_store
from tests.tight_places import environment


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three generations: with no goal, with goal 1, and with goals 1 and 2."""
    store = empty_store(tmp_path_factory.mktemp("begun") / "dashboard.duckdb")
    for number in (1, 2):
        add(store, number)
    store.close()
    return store.path.parent


@pytest.fixture
def store(begun: Path, tmp_path: Path) -> Store:
    """Those three, for one test alone."""
    shutil.copytree(begun, tmp_path, symlinks=True, dirs_exist_ok=True)
    return Store(tmp_path / "dashboard.duckdb")


def add(store: Store, number: int) -> None:
    with store.write() as writer:
        insert(writer, number)


def insert(writer: Writer, number: int) -> None:
    writer.insert("guiding_goal", [{"number": number, "name": f"Leitziel {number}"}])


def goals(path: Path) -> list[int]:
    return Store(path).query("select number from guiding_goal order by number")["number"].to_list()


def generations(store: Store) -> dict[str, list[int]]:
    """The numbers of the generations beside a store, and what each holds."""
    return {path.name.split(".")[1]: goals(path) for path in store.generations}


def lose(path: Path, way: str) -> None:
    path.unlink()
    if way == "dangling":
        path.symlink_to("dashboard.000099.duckdb")
    if way == "to itself":
        path.symlink_to(path.name)


@pytest.mark.parametrize("way", ["removed", "dangling", "to itself"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["--no-browser"],
        ["build"],
        ["rebuild"],
        ["query", "overview/rounds"],
        ["check", "fehlt.xlsx"],
        ["accept", "fehlt.xlsx", "--round", "2026"],
        ["upgrade"],
    ],
)
def test_where_the_link_is_lost_every_command_names_the_newest_and_the_way_back(
    store: Store, way: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    kept = generations(store)
    lose(store.path, way)

    assert run(cli, [*arguments, "--store", str(store.path)]) == 2

    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "liegt keine Datenbank mehr" in told
    assert "der neueste ist dashboard.000003.duckdb" in told
    assert f"./start restore --store {store.path}" in told
    assert generations(store) == kept


def test_the_command_that_is_named_brings_the_data_back(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    store.path.unlink()
    run(cli, ["build", "--store", str(store.path)])
    command = capsys.readouterr().err.partition("Zurückholen: ./start ")[2]

    assert run(cli, shlex.split(command)) == 0

    assert goals(store.path) == [1, 2]
    assert "dashboard.000003.duckdb gilt wieder" in capsys.readouterr().out


def test_the_usual_name_is_not_built_anew_where_its_link_is_lost(store: Store) -> None:
    """The first start builds sample data under the usual name; where generations lie beside it, it is no first start."""
    store.path.unlink()
    command = [sys.executable, "-m", "dashboard", "--no-browser"]
    place = {"DASHBOARD_DATA": str(store.path.parent)}

    done = subprocess.run(command, capture_output=True, text=True, env=environment() | place, check=False, timeout=120)

    assert (done.returncode, done.stdout) == (2, "")
    assert f"restore --store {store.path}" in done.stderr
    assert sorted(generations(store)) == ["000001", "000002", "000003"]


@pytest.mark.parametrize("folder", ["", "nicht/verbunden"])
def test_sample_data_are_never_built_where_the_environment_names_a_store(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "dashboard.duckdb"
    command = [sys.executable, "-m", "dashboard", "--no-browser"]

    done = subprocess.run(
        command, capture_output=True, text=True, env=environment() | {"DASHBOARD_STORE": str(path)}, check=False, timeout=120
    )

    assert done.returncode == 2
    assert done.stderr.startswith(f"Unter {path} gibt es keine Datenbank. Anlegen: ./start build")
    assert list(tmp_path.iterdir()) == []


def test_no_way_to_create_a_store_takes_the_place_of_a_lost_one(store: Store) -> None:
    store.path.unlink()

    with pytest.raises(StoreError, match="restore --store"), store.create():
        pass
    with pytest.raises(StoreError, match="restore --store"):
        store.query("select 1")

    assert sorted(generations(store)) == ["000001", "000002", "000003"]


def test_a_link_set_by_hand_to_an_older_generation_never_ends_the_newer_ones(store: Store) -> None:
    store.path.unlink()
    store.path.symlink_to("dashboard.000002.duckdb")

    for number in range(11, 16):
        add(store, number)

    assert generations(store) == {
        "000001": [],
        "000002": [1],
        "000003": [1, 2],
        "000007": [1, 11, 12, 13],
        "000008": [1, 11, 12, 13, 14],
        "000009": [1, 11, 12, 13, 14, 15],
    }


@pytest.mark.parametrize("way", ["a file put over the link", "a link to another folder", "a link to another name"])
def test_a_file_from_elsewhere_never_ends_the_generations(store: Store, tmp_path: Path, way: str) -> None:
    other = empty_store(tmp_path / "woanders" / "anderer.duckdb")
    add(other, 7)
    store.path.unlink()
    if way == "a file put over the link":
        shutil.copyfile(other.path, store.path)
    elif way == "a link to another folder":
        store.path.symlink_to(other.path)
    else:
        shutil.copyfile(other.path, tmp_path / "kopie.duckdb")
        store.path.symlink_to("kopie.duckdb")
    assert goals(store.path) == [7]

    for number in range(8, 12):
        add(store, number)

    kept = generations(store)
    assert [kept[number] for number in ("000001", "000002", "000003")] == [[], [1], [1, 2]]
    assert goals(store.path) == [7, 8, 9, 10, 11]
    assert goals(other.path) == [7]
    assert oct(other.path.resolve().stat().st_mode & 0o777) == "0o400"


def test_a_backup_that_is_named_like_a_day_is_left_alone(store: Store) -> None:
    backup = store.path.with_name("dashboard.20261128.duckdb")
    shutil.copyfile(store.path, backup)

    for number in range(3, 8):
        add(store, number)

    assert goals(backup) == [1, 2]
    assert sorted(generations(store)) == ["000006", "000007", "000008"]


def test_a_lock_that_was_removed_is_made_anew(store: Store) -> None:
    store.path.with_name("dashboard.duckdb.lock").unlink()

    add(store, 3)

    assert goals(store.path) == [1, 2, 3]
    assert oct(store.path.with_name("dashboard.duckdb.lock").stat().st_mode & 0o777) == "0o600"


def test_a_generation_can_be_looked_at_by_its_name_but_not_changed(store: Store) -> None:
    older = store.generations[1]
    content = older.read_bytes()

    assert goals(older) == [1]
    for action in (Store(older).write, Store(older).create):
        with pytest.raises(StoreError, match=r"den aufbewahrten Ständen von dashboard\.duckdb vorbehalten"), action():
            pass

    assert older.read_bytes() == content
    assert not older.is_symlink()


def test_names_with_signs_that_mean_something_to_a_search_for_files_are_only_names(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "stand [1].duckdb")
    left = tmp_path / "stand [1].entwurf-0123"
    left.mkdir()
    (tmp_path / "stand 1.entwurf-0123").mkdir()

    add(store, 1)

    assert not left.exists()
    assert (tmp_path / "stand 1.entwurf-0123").exists()


@pytest.mark.parametrize("arguments", [["release", "1", "--released-by", "Leitung"], ["rebuild"], ["deliveries"]])
def test_a_folder_that_is_not_there_is_not_made_by_looking_for_a_store(
    tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vertippt" / "dashboard.duckdb"

    assert run(cli, [*arguments, "--store", str(path)]) == 2

    assert f"Es gibt noch keine Datenbank unter {path}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
