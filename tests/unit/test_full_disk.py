"""A disk that is full at any point of writing, a folder that may not be written: one German sentence, nothing lost or left."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.store import Store
from tests.readings import empty_store
from tests.tight_places import environment, on_a_small_disk, without_rights

BEGUN = """
import json
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.accepting.restoring import restore
from dashboard.intake.deliveries.redacting import redact_words
from dashboard.intake.answers.answers import Answers
from dashboard.intake.desk import Desk
from dashboard.refusals import RefusalError
from dashboard.store import Store
from tests.readings import empty_store, reading, row

def taken(store, number, report="kurz"):
    found = reading([row(f"Kurs {place}", report=f"{report} {number} {place}") for place in range(20)])
    accept(store, found, os.urandom(300_000), receipt=receipt("2026", "Leitung"))

def state(store):
    return [store.query(f"select count(*) as n from {name}")["n"][0] for name in ("delivery", "workbook", "redaction")]

def tried(sizes, action, look):
    '''For each room: the sentence of what failed (None: done), and what it changed and left behind.'''
    told, before = [], (look(), lying())
    for size in sizes:
        try:
            with room(size):
                action()
        except RefusalError as error:
            told.append([str(error), look() == before[0], sorted(set(lying()) - set(before[1]))])
        else:
            told.append([None, True, []])
            break
    print(json.dumps(told))
"""

STORE = """
store = empty_store(PLACE / "dashboard.duckdb")
taken(store, 0, "Erika Beispielfrau")
whole = store.path.stat().st_size
sizes = [*range(0, 3 * whole + 2_000_000, whole // 8)]
"""

ACTIONS = {
    "accept": BEGUN + STORE + "tried(sizes, lambda: taken(Store(store.path), 1), lambda: state(Store(store.path)))",
    "redact": BEGUN
    + STORE
    + "tried(sizes, lambda: redact_words(Store(store.path), 1, ['Erika Beispielfrau'], reason='Bitte', by='Stelle'), "
    "lambda: state(Store(store.path)))",
    "restore": BEGUN
    + STORE
    + "taken(store, 1)\nolder = store.generations[-2]\n"
    + "tried(sizes, lambda: restore(Store(store.path), older), lambda: state(Store(store.path)))",
    "create": BEGUN
    + STORE
    + "tried(sizes, lambda: empty_store.__wrapped__(PLACE / 'neu.duckdb'), lambda: state(Store(store.path)))",
    "desk": BEGUN
    + "desk, content = Desk(PLACE / 'drafts'), os.urandom(400_000)\n"
    + "desk.open(b'bleibt', 'A.xlsx', 'SKB', '2026')\n"
    + "tried(range(0, 600_000, 20_000), lambda: desk.open(content, 'B.xlsx', 'SKB', '2026'), lambda: len(desk.drafts()))",
    "answers": BEGUN
    + "from dashboard.intake.answers.answers import Answer, AnswerKind\n"
    + "desk = Desk(PLACE / 'drafts')\n"
    + "number = desk.open(b'bleibt', 'A.xlsx', 'SKB', '2026').draft_id\n"
    + "many = Answers.of([Answer(AnswerKind.ROW, ('Liste', str(place)), False) for place in range(2000)])\n"
    + "tried(range(0, 600_000, 20_000), lambda: desk.keep(number, many), lambda: len(desk.draft(number).answers))",
}


@pytest.mark.parametrize("action", ACTIONS)
def test_a_full_disk_at_whatever_point_is_one_sentence_and_leaves_nothing(action: str) -> None:
    *failed, done = on_a_small_disk(ACTIONS[action])

    assert len(failed) > 3, "it failed at several points before there was room"
    assert done == [None, True, []]
    for sentence, is_unchanged, left in failed:
        assert "ist voll; geändert wurde nichts. Bitte Platz schaffen" in sentence
        assert not any(word in sentence for word in ("Errno", "Error", "No space", "too large"))
        assert (is_unchanged, left) == (True, [])


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A store in a folder that may be read only."""
    folder = tmp_path / "zu"
    folder.mkdir()
    with empty_store(folder / "dashboard.duckdb").write():  # a copied store is one plain file; from here on it is a generation
        pass
    folder.chmod(0o500)
    yield folder / "dashboard.duckdb"
    folder.chmod(0o700)


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one list, which is read before anything is written."""
    folder = tmp_path_factory.mktemp("listen") / "2025"
    folder.mkdir()
    shutil.copy(min((settings.LISTS / "2025").glob("*.xlsx")), folder)
    return folder.parent


def called(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = without_rights(sys.executable, "-m", "dashboard", *arguments)
    return subprocess.run(command, capture_output=True, text=True, env=environment(), check=False, cwd="/", timeout=120)


@pytest.mark.parametrize(
    "arguments",
    [
        ["rebuild", "--store", "{store}"],
        ["release", "1", "--released-by", "Leitung", "--store", "{store}"],
        ["restore", "{store}", "--store", "{folder}/anderer.duckdb"],
        ["backup", "--out", "{folder}/sicherung.zip", "--store", "{store}"],
        ["restore", "{folder}/dashboard.000001.duckdb", "--store", "{folder}/unter/anderer.duckdb"],
        ["build", "--lists", "{lists}", "--store", "{folder}/neu.duckdb"],
        ["build", "--lists", "{lists}", "--store", "{folder}/neuer/ordner/neu.duckdb"],
        ["round-sheet", "SKB", "--round", "2026", "--out", "{folder}/mappen", "--store", "{store}"],
    ],
)
def test_a_folder_that_may_not_be_written_is_one_sentence(closed: Path, lists: Path, arguments: list[str]) -> None:
    before = [(path.name, path.stat().st_mtime_ns) for path in closed.parent.iterdir()]

    done = called(*(each.format(store=closed, folder=closed.parent, lists=lists) for each in arguments))

    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()
    assert f"In dem Ordner {closed.parent}" in sentence
    assert "lässt sich nicht schreiben; geändert wurde nichts. Bitte Ort und Rechte prüfen." in sentence
    assert [(path.name, path.stat().st_mtime_ns) for path in closed.parent.iterdir()] == before


def test_a_folder_that_may_not_be_written_can_be_read(closed: Path) -> None:
    done = called("query", "deliveries/redactions", "--store", str(closed))

    assert (done.returncode, done.stdout.strip()) == (0, "Keine Zeilen.")


def test_a_file_that_may_not_be_read_is_told_and_not_taken_for_a_missing_one(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "dashboard.duckdb")
    with store.write():  # a copied store is one plain file; from here on it is a generation
        pass
    published = store.path.resolve()
    published.chmod(0o000)
    done = called("query", "deliveries/redactions", "--store", str(store.path))
    published.chmod(0o400)

    assert done.returncode == 2
    assert f"{published.name} darf von diesem Benutzerkonto nicht gelesen werden" in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_is_cut_is_told(tmp_path: Path, unbuffered: str) -> None:
    store = empty_store(tmp_path / "dashboard.duckdb")
    command = [sys.executable, "-m", "dashboard", "query", "deliveries/redactions", "--csv", "--store", str(store.path)]
    with Path("/dev/full").open("w") as full:
        given = environment() | {"PYTHONUNBUFFERED": unbuffered}
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=given, check=False)

    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "Der Befehl ist ausgeführt, aber seine Ausgabe ist unvollständig: der Datenträger, auf den sie geht, ist voll."
    ]
    assert list(tmp_path.glob("*.log")) == []


OUTPUTS = """
import json
from dashboard.disk import write_whole

(PLACE / "alt.xlsx").write_bytes(b"alt")
with room(100_000):
    try:
        write_whole({PLACE / "alt.xlsx": b"neu", PLACE / "zweite.xlsx": bytes(400_000)}, 0o666)
    except OSError as error:
        print(json.dumps([error.strerror, (PLACE / "alt.xlsx").read_text(), lying()]))
"""


def test_several_outputs_are_written_all_or_none() -> None:
    reason, old, left = on_a_small_disk(OUTPUTS)

    assert reason in (os.strerror(28), os.strerror(27))
    assert (old, left) == ("alt", ["alt.xlsx"])


def test_what_lies_beside_the_store_is_for_its_owner_only(tmp_path: Path) -> None:
    seen: set[tuple[str, int]] = set()
    store = Store(tmp_path / "neu" / "dashboard.duckdb")
    umask = os.umask(0)
    try:
        with store.create() as writer:
            writer.execute("select 1")
            seen = {(path.name.partition("-")[0], path.stat().st_mode & 0o777) for path in store.path.parent.iterdir()}
    finally:
        os.umask(umask)

    assert seen == {("dashboard.duckdb.lock", 0o600), ("dashboard.entwurf", 0o700)}
    assert {(path.name, path.stat().st_mode & 0o777) for path in store.path.parent.iterdir()} == {
        ("dashboard.duckdb.lock", 0o600),
        ("dashboard.duckdb", 0o400),
        ("dashboard.000001.duckdb", 0o400),
        ("dashboard.duckdb.sha256", 0o400),
    }
    assert store.path.parent.stat().st_mode & 0o777 == 0o700
