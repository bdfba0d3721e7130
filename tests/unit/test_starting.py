"""What the start looks at: each thing that is to be mended is one sentence, and of a good place nothing is said."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dashboard.intake.accepting.acceptance import now
from dashboard.intake.desk import Desk
from dashboard.keeping.starting import at_start
from dashboard.store import Store, StoreError
from dashboard.trail import Event, Kind, note, trail_of
from tests.readings import empty_store, row, taken
from tests.tight_places import environment, on_a_small_disk, without_rights


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A list, a draft and a trail."""
    store = empty_store(tmp_path / "dashboard.duckdb")
    taken(store, [row("Sprachkurse")])
    Desk(tmp_path / "dashboard.duckdb.drafts").open(b"angefangen", "Liste.xlsx", "SKB", "2026")
    note(Event(Kind.LOGIN, "erste"), trail_of(store.path))
    return store


def test_of_a_good_place_nothing_is_said(store: Store) -> None:
    assert list(at_start(store, now())) == []


def test_a_clock_that_is_behind_the_newest_entry_is_told_and_one_minute_is_not(store: Store) -> None:
    entered: datetime = store.query("select max(known_from) as t from delivery").item()

    assert list(at_start(store, entered - timedelta(minutes=4))) == []
    (sentence,) = at_start(store, entered - timedelta(hours=3))
    assert sentence.startswith("Die Uhr dieses Rechners geht nach: Sie zeigt ")
    assert sentence.endswith("Bitte die Uhr stellen, bevor etwas geändert wird.")


@pytest.mark.parametrize("place", ["dashboard.duckdb.drafts", "dashboard.duckdb.trail"])
def test_what_others_may_read_is_told_with_the_command_that_closes_it(store: Store, place: str) -> None:
    folder = store.path.parent / place
    next(path for path in folder.rglob("*") if path.is_file() and path.name != "lock").chmod(0o640)

    (sentence,) = at_start(store, now())
    assert sentence == (
        f"{folder} dürfen auch andere Konten dieses Rechners lesen (1 Stelle). Bitte schließen: chmod -R go= {folder}"
    )

    subprocess.run(sentence.rpartition(": ")[2].split(), check=True)
    assert list(at_start(store, now())) == []


def test_an_open_log_is_told(store: Store) -> None:
    store.path.with_suffix(".log").write_text("")
    store.path.with_name("dashboard.log.1").write_text("")
    for name in ("dashboard.log", "dashboard.log.1"):
        (store.path.parent / name).chmod(0o644)

    assert [sentence.partition(" ")[0].rpartition("/")[2] for sentence in at_start(store, now())] == [
        "dashboard.log",
        "dashboard.log.1",
    ]


LOOK = """
import json, sys
from pathlib import Path
from dashboard.intake.accepting.acceptance import now
from dashboard.keeping.starting import at_start
from dashboard.store import Store
print(json.dumps(list(at_start(Store(Path(sys.argv[1])), now()))))
"""


def test_a_folder_that_may_not_be_written_is_told(store: Store) -> None:
    store.path.parent.chmod(0o500)
    try:
        command = without_rights(sys.executable, "-c", LOOK, str(store.path))
        done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=True)
    finally:
        store.path.parent.chmod(0o700)

    assert (
        f"In dem Ordner {store.path.parent} lässt sich nicht schreiben: Es kann gelesen, nichts geändert"
        in json.loads(done.stdout)[0]
    )


FULL = """
import json
from dashboard.intake.accepting.acceptance import now
from dashboard.keeping.starting import at_start
from tests.readings import empty_store
store = empty_store(PLACE / "dashboard.duckdb")
print(json.dumps(list(at_start(store, now()))))
"""


def test_a_disk_that_is_nearly_full_is_told() -> None:
    (sentence,) = on_a_small_disk(FULL)

    assert "ist fast voll: frei sind " in sentence
    assert sentence.endswith(" MB, eine Änderung braucht bis zu 209 MB. Bitte Platz schaffen.")


def test_a_store_of_a_newer_version_is_refused_before_anything_else(store: Store) -> None:
    with store.write() as writer:
        writer.update("store_info", {"value": "99"}, {"key": "schema_version"})

    with pytest.raises(StoreError, match=r"Fassung 99.*ist sie neuer, bitte das Programm aktualisieren"):
        store.check()
