"""A process that is killed while it takes deliveries in and back: the store holds the one state or the other, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from dashboard.intake.accepting.derivation import derive
from dashboard.store import Store
from tests.derived import derived
from tests.readings import empty_store, row, taken

KILLS = 8

WRITER = """
import os, sys
from pathlib import Path
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.deliveries.book import take_back
from dashboard.intake.accepting.derivation import derive
from dashboard.store import Store
from tests.readings import reading, row

def work():
    store = Store(Path(sys.argv[1]))
    os.write(1, f"{os.getpid()}\\n".encode())
    while True:
        done = accept(store, reading([row("Sprachkurse", stage="completed")]), b"2026", receipt=receipt("2026", "Leitung"))
        os.write(1, b"in\\n")
        take_back(store, done.delivery_id, reason="Irrtum", by="Koordination SKB")
        os.write(1, b"back\\n")

for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        work()
    os.waitpid(pid, 0)
    os.write(1, b"ended\\n")
"""
"""For each line a process that says its number, then takes the same list in and back, and says so of each."""


def test_a_kill_while_something_is_taken_back_leaves_the_state_before_or_after(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "dashboard.duckdb")
    taken(store, [row("Sprachkurse", stage="planned")])
    before, chance = derived(store), random.Random(2026)  # noqa: S311 - moments, not secrets
    command = [sys.executable, "-c", WRITER, str(store.path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    seen = set()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as writers:
        seconds = _round_seconds(writers)
        for turn in range(KILLS):
            deliveries = clear(store)
            moment = chance.uniform(0, seconds) if turn > 1 else 0  # the first two at once, so that both states are seen
            said = _killed_after(writers, moment, seen_before=turn % 2)
            came, state = _state(Store(store.path), before)
            assert 0 <= came - deliveries - said.count("in") <= 1
            assert came - deliveries - said.count("back") in ((1,) if state == "in" else (0, 1)), "what was said stays"
            seen.add(state)
        writers.kill()

    assert seen == {"in", "back"}


def clear(store: Store) -> int:
    """Take back what the killed process has left, so that the next one begins as the first did; how many deliveries there are."""
    with store.write() as writer:
        writer.execute(
            "insert into withdrawal select delivery_id, 'Irrtum', 'Test', now()::timestamp from standing_delivery "
            "where delivery_id > 1"
        )
        derive(writer)
        return len(writer.query("select delivery_id from delivery"))


def _state(store: Store, before: dict[str, list[tuple[object, ...]]]) -> tuple[int, str]:
    """How many deliveries there are, and which of the two states holds, after seeing that it is whole."""
    (counts,) = store.query(
        "select (select count(*) from standing_delivery) - 1 as standing, (select count(*) from delivery) as delivered, "
        "(select count(*) from withdrawal) as withdrawn, "
        "(select count(*) from round_state where stage = 'completed') as completed"
    ).rows(named=True)
    assert counts["standing"] == counts["delivered"] - 1 - counts["withdrawn"] == counts["completed"]
    if counts["standing"]:
        return int(counts["delivered"]), "in"
    assert derived(store) == before
    return int(counts["delivered"]), "back"


def _round_seconds(writers: subprocess.Popen[str]) -> float:
    """How long taking a list in and back takes, here and now."""
    pid = _started(writers)
    start = time.monotonic()
    assert [_line(writers), _line(writers)] == ["in", "back"]
    seconds = time.monotonic() - start
    _ended(writers, pid)
    return seconds


def _killed_after(writers: subprocess.Popen[str], seconds: float, *, seen_before: int) -> list[str]:
    """What a process said before it was killed, `seconds` after it had said `seen_before` lines."""
    pid = _started(writers)
    said = [_line(writers) for _ in range(seen_before)]
    time.sleep(seconds)
    return [*said, *_ended(writers, pid)]


def _started(writers: subprocess.Popen[str]) -> int:
    assert writers.stdin is not None
    writers.stdin.write("\n")
    writers.stdin.flush()
    return int(_line(writers))


def _ended(writers: subprocess.Popen[str], pid: int) -> list[str]:
    os.kill(pid, signal.SIGKILL)
    said = []
    while (line := _line(writers)) != "ended":
        said.append(line)
    return said


def _line(writers: subprocess.Popen[str]) -> str:
    assert writers.stdout is not None
    return writers.stdout.readline().strip()
