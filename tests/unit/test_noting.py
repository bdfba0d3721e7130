"""What is published through a witnessed store stands in the trail, and without the trail nothing is published."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from dashboard.intake.accepting.acceptance import Release, accept, receipt
from dashboard.intake.deliveries.book import Inquiry, ask, release
from dashboard.refusals import RefusalError
from dashboard.rounds.freezing import freeze, undo_freeze
from dashboard.rounds.replying import reply, withdraw_reply
from dashboard.store import Store, StoreError
from dashboard.trail import Chain, Event, Kind, trail_of, verify, witnessed
from tests.readings import empty_store, reading, row
from tests.tight_places import environment, killed_everywhere, on_a_small_disk


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return empty_store(tmp_path / "dashboard.duckdb")


def told(store: Store) -> list[tuple[str, str, str | None, str]]:
    entries = [each.event for each in Chain(trail_of(store.path)).entries()]
    return [(each.kind, each.what, each.body, each.detail) for each in entries]


def change(what: str, body: str | None = None) -> Event:
    return Event(Kind.CHANGE, what, "u1", "Ansprechstelle SKB", body)


def test_a_change_names_what_it_enters_and_the_generations(store: Store) -> None:
    accept(witnessed(store, change("deliver", "SKB")), reading([row("Kurs")]), b"x", receipt=receipt("2026"))
    release(witnessed(store, change("release", "SKB")), 1, Release("Hausleitung"))
    number = ask(witnessed(store, change("inquire")), Inquiry("2026", "SKB", "Wie viele?", "Referat", date(2026, 5, 4)))
    proof = "Mail von Erika Beispielfrau"
    number = reply(witnessed(store, change("reply", "SKB")), number, "Zehn.", released_by="Leitung", by="Stelle", proof=proof)
    withdraw_reply(witnessed(store, change("reply", "SKB")), number, reason="Falsch", by="Stelle")
    freeze(witnessed(store, change("freeze")), "2026", by="Referat")
    undo_freeze(witnessed(store, change("freeze")), "2026", reason="Irrtum", by="Referat")

    assert told(store) == [
        ("change", "deliver", "SKB", "Rückmeldung 1 · Runde 2026"),
        ("change", "release", "SKB", "Rückmeldung 1"),
        ("change", "inquire", "SKB", "Runde 2026 · Rückfrage 1"),
        ("change", "reply", "SKB", "Rückfrage 1 · Antwort 1"),
        ("change", "reply", "SKB", "zurückgezogen: Antwort 1"),
        ("change", "freeze", None, "Runde 2026"),
        ("change", "freeze", None, "aufgehobene Festschreibung 1"),
    ]
    entries = [each.event for each in Chain(trail_of(store.path)).entries()]
    assert [each.has_proof for each in entries] == [False, False, False, True, False, False, False]
    after = [each.after for each in entries]
    assert [each.before for each in entries[1:]] == after[:-1]
    assert store.path.resolve().name == f"dashboard.{after[-1]:06d}.duckdb"
    written = "".join(path.read_text("utf-8") for path in trail_of(store.path).iterdir())
    assert not [word for word in ("Kurs", "Beispielfrau", "Zehn", "Irrtum", "Wie viele") if word in written]


def test_what_is_refused_where_it_is_written_changes_nothing_and_is_not_told(store: Store) -> None:
    with pytest.raises(RefusalError):
        release(witnessed(store, change("release", "SKB")), 7, Release("Hausleitung"))
    assert told(store) == []


def test_where_the_trail_cannot_be_written_nothing_is_changed_and_reading_goes_on(store: Store) -> None:
    trail_of(store.path).write_text("hier liegt schon etwas", "utf-8")
    before = store.version
    with pytest.raises(RefusalError, match="Das Protokoll der Zugriffe lässt sich nicht schreiben"):
        accept(witnessed(store, change("deliver")), reading([row("Kurs")]), b"x", receipt=receipt("2026"))
    assert store.version == before
    assert store.rows("delivery").is_empty()
    assert [path.name for path in store.path.parent.glob("*entwurf*")] == []


def test_a_publication_that_fails_after_it_was_announced_is_told_too(store: Store) -> None:
    store.path.with_name(f"{store.path.name}.publishing").mkdir()  # where the store notes down what it is about to publish
    with pytest.raises(StoreError):
        accept(witnessed(store, change("deliver", "SKB")), reading([row("Kurs")]), b"x", receipt=receipt("2026"))
    assert [(kind, what) for kind, what, _, _ in told(store)] == [("change", "deliver"), ("failed", "deliver")]
    assert store.rows("delivery").is_empty()


def test_a_witnessed_store_reads_through_the_open_file_of_the_other(store: Store) -> None:
    changed = witnessed(store, change("deliver"))
    with changed.write() as writer:
        writer.insert("guiding_goal", [{"number": 9, "name": "Leitziel"}])
    assert changed.rows("guiding_goal", {"number": 9}).height == store.rows("guiding_goal", {"number": 9}).height == 1


KILLED = """
import json
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.store import Store
from dashboard.trail import Chain, Event, Kind, note, trail_of, verify, witnessed
from tests.readings import empty_store, reading, row

def taken(place):
    store = witnessed(Store(place / "dashboard.duckdb"), Event(Kind.CHANGE, "deliver"))
    accept(store, reading([row("Kurs")]), b"x", receipt=receipt("2026"))

def begun():
    (PLACE / "anfang").mkdir()
    with empty_store(PLACE / "anfang" / "dashboard.duckdb").write():
        pass

def looked(place):
    store, folder = Store(place / "dashboard.duckdb"), trail_of(place / "dashboard.duckdb")
    faults = verify(folder)
    announced = [each.event.after for each in Chain(folder).entries()]
    note(Event(Kind.LOGIN, "Anmeldung"), folder)
    number = int(store.path.resolve().suffixes[0][1:])
    return [store.rows("delivery").height, number in announced, faults, verify(folder)]

apart(begun)
print(json.dumps(after_kills(PLACE / "anfang", taken, looked)))
"""


def test_a_change_killed_before_any_step_is_never_published_without_its_entry(tmp_path: Path) -> None:
    *killed, done = killed_everywhere(KILLED, tmp_path)

    assert done == [1, True, [], []]
    assert len(killed) > 15
    assert {deliveries for deliveries, *_ in killed} == {0, 1}
    assert all(is_announced for deliveries, is_announced, *_ in killed if deliveries)
    assert [faults for *_, faults, healed in killed if faults or healed] == []


FULL = """
import json
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.refusals import RefusalError
from dashboard.store import Store
from dashboard.trail import Chain, Event, Kind, note, trail_of, verify, witnessed
from tests.readings import empty_store, reading, row

store = empty_store(PLACE / "dashboard.duckdb")
folder = trail_of(store.path)
note(Event(Kind.LOGIN, "Anmeldung"), folder)
found = []
for size in range(0, 20_000, 100):
    try:
        with room(size):
            note(Event(Kind.LOGIN, "Anmeldung", "u" * 300), folder)
    except RefusalError as error:
        found.append([str(error), verify(folder), len(Chain(folder).entries())])
    else:
        break
print(json.dumps([found, verify(folder), len(Chain(folder).entries()), lying()]))
"""


def test_a_full_disk_is_one_sentence_and_leaves_no_half_line() -> None:
    failed, faults, entries, lying = on_a_small_disk(FULL)

    assert len(failed) > 2
    for sentence, after, count in failed:
        assert sentence.startswith(
            "Das Protokoll der Zugriffe lässt sich nicht schreiben; deshalb wurde nichts geändert. Der Daten"
        )
        assert (after, count) == ([], 1)
    assert (faults, entries) == ([], 2)
    assert [name for name in lying if ".trail/." in name] == []


APPENDING = """
import sys
from pathlib import Path
from dashboard.trail import Event, Kind, note

while True:
    entry = note(Event(Kind.LOGIN, "Anmeldung", sys.argv[2]), Path(sys.argv[1]))
    print(entry.number, flush=True)
"""


def test_several_processes_append_and_are_killed_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "store.duckdb.trail"
    command = [sys.executable, "-c", APPENDING, str(folder)]
    running = [subprocess.Popen([*command, f"u{at}"], stdout=subprocess.PIPE, env=environment(), text=True) for at in range(3)]
    acknowledged = [int(process.stdout.readline()) for process in running if process.stdout is not None]
    time.sleep(0.5)
    for process in running:
        process.send_signal(signal.SIGKILL)
        acknowledged += [int(line) for line in process.communicate()[0].split("\n") if line]
    Chain(folder).append(Event(Kind.LOGIN, "Anmeldung"), Chain(folder).entries()[-1].at)

    entries = Chain(folder).entries()
    assert verify(folder) == []
    assert len(acknowledged) > 20
    assert len(set(acknowledged)) == len(acknowledged)
    assert set(acknowledged) <= {each.number for each in entries}
    assert [each.number for each in entries] == list(range(1, len(entries) + 1))
