"""A process that is killed while it takes a list in: the store stays whole, and what was accepted stays (issue: done when, 5)."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import pytest

from dashboard.store import Store
from tests.browser.site import serving
from tests.page_visit import Visit, visiting
from tests.readings import empty_store

Answer = TypeVar("Answer")

KILLS = 30
ROWS_PER_LIST = 7

WRITERS = """
import os, sys
from pathlib import Path
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.store import Store
from tests.readings import reading, row

def write(first):
    store = Store(Path(sys.argv[1]))
    os.write(1, f"{os.getpid()}\\n".encode())
    for turn in range(first, first + 1000):
        stages = ["completed" if place < turn % (int(sys.argv[2]) + 1) else "planned" for place in range(int(sys.argv[2]))]
        rows = [row(f"Kurs {place}", report=f"Stand {turn}", stage=stage) for place, stage in enumerate(stages)]
        accept(store, reading(rows), f"Liste {turn}".encode(), receipt=receipt("2025", "Leitung"))
        os.write(1, b"accepted\\n")

for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        write(int(line))
    os.waitpid(pid, 0)
    os.write(1, b"ended\\n")
"""
"""For each line a process of its own, which says its number, then takes in one list after the other and says so of each.

In each list one measure more is completed than in the one before, and after all of them none: so the page tells which it shows.

Forked after the imports, which would take most of the time of this test; nothing has used a thread until then.
"""

STATE = """
select
    (select count(*) from delivery) as deliveries,
    (select count(*) from release) as releases,
    (select count(*) from workbook) as workbooks,
    (select count(*) from measure_version) as versions,
    (select count(*) from delivered_measure) as delivered,
    (select count(*) from round_state) as states,
    (select count(distinct v.report) from round_state as s join measure_version as v using (version_id)) as told
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return empty_store(tmp_path / "dashboard.duckdb")


def test_thirty_kills_lose_nothing_and_show_no_half_state(store: Store) -> None:
    chance = random.Random(2026)  # noqa: S311 - moments, not secrets
    with _asking(partial(_whole, store)) as seen, _writers(store) as writers:
        moment = _time_to_accept(writers)
        with _page(store) as page, _asking(partial(_shown, page, Store(store.path)), pause=0.3) as shown:
            for turn in range(KILLS):
                deliveries = _whole(Store(store.path))
                told = _killed_after(writers, deliveries, chance.uniform(0, moment), accepted_before=turn % 2)
                # What the writer said was accepted is there; at most the one it was about to tell is there too.
                assert deliveries + told <= _whole(Store(store.path)) <= deliveries + told + 1

    assert deliveries + told >= KILLS // 2
    assert len(seen) > KILLS
    assert seen == sorted(seen)
    assert len(set(shown)) > 1, "the page followed"
    assert _left_over(store) == [], "the next writer clears what the dead one left"


@contextmanager
def _writers(store: Store) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", WRITERS, str(store.path), str(ROWS_PER_LIST)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as writers:
        yield writers
        writers.kill()


def _time_to_accept(writers: subprocess.Popen[str]) -> float:
    """Seconds that a new process takes until its first list is accepted, here and now; so the kills fall before and after."""
    pid = _started(writers, 0)
    start = time.monotonic()
    assert _line(writers) == "accepted"
    seconds = time.monotonic() - start
    _end(writers, pid)
    return seconds


def _killed_after(writers: subprocess.Popen[str], first: int, seconds: float, *, accepted_before: int) -> int:
    """How many lists a writer said were accepted before it was killed, `seconds` after it began the last of them."""
    pid = _started(writers, first)
    for _ in range(accepted_before):
        assert _line(writers) == "accepted"
    time.sleep(seconds)
    return accepted_before + _end(writers, pid)


def _started(writers: subprocess.Popen[str], first: int) -> int:
    assert writers.stdin is not None
    writers.stdin.write(f"{first}\n")
    writers.stdin.flush()
    return int(_line(writers))


def _end(writers: subprocess.Popen[str], pid: int) -> int:
    os.kill(pid, signal.SIGKILL)
    said = 0
    while _line(writers) != "ended":
        said += 1
    return said


def _line(writers: subprocess.Popen[str]) -> str:
    assert writers.stdout is not None
    return writers.stdout.readline().strip()


def _whole(store: Store) -> int:
    """The number of deliveries, after seeing that everything that belongs to them is there."""
    (state,) = store.query(STATE).rows(named=True)
    count = int(state["deliveries"])
    assert state == {
        "deliveries": count,
        "releases": count,
        "workbooks": count,
        "versions": count * ROWS_PER_LIST,
        "delivered": count * ROWS_PER_LIST,
        "states": ROWS_PER_LIST if count else 0,
        "told": 1 if count else 0,
    }
    return count


@contextmanager
def _page(store: Store) -> Iterator[Visit]:
    """The overview of a running server on this store."""
    with serving(store.path) as site, visiting(urlsplit(site.url).port or 0) as visit:
        yield visit


def _shown(page: Visit, store: Store) -> str:
    """A figure of the page, after seeing that it is that of the list before or of one that was accepted meanwhile."""
    before = _whole(store)
    page.run({})
    possible = [f"{(count - 1) % (ROWS_PER_LIST + 1)} von {ROWS_PER_LIST}" for count in range(before, _whole(store) + 1)]
    assert page.figures["umgesetzt"] in possible
    return page.figures["umgesetzt"]


@contextmanager
def _asking(ask: Callable[[], Answer], pause: float = 0.05) -> Iterator[list[Answer]]:
    """A thread that asks all the while, with a pause in seconds, and keeps the answers; an error in it fails the test."""
    answers: list[Answer] = []
    errors: list[BaseException] = []
    stop = threading.Event()

    def ask_on() -> None:
        try:
            while not stop.is_set():
                answers.append(ask())
                time.sleep(pause)
        except BaseException as error:  # whatever it is belongs to the test's own thread
            errors.append(error)

    thread = threading.Thread(target=ask_on)
    thread.start()
    try:
        yield answers
    finally:
        stop.set()
        thread.join()
    assert errors == []


def _left_over(store: Store) -> list[str]:
    with store.write():
        pass
    return [path.name for path in store.path.parent.iterdir() if "entwurf" in path.name]
