"""A server goes on answering while it reads files that mean harm, as when somebody uploads them (issue 2: done when, 4)."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.server import HEALTH_PATH
from tests.page_visit import visiting
from tests.small_store import said, small_store
from tests.start_key import lay_key

SERVER = """
import os, sys, threading
from dashboard import server, settings
from dashboard.intake.process import isolation
from tests.unit.masters import MASTER
from tests.unit.test_hostile_files import REFUSED

isolation.PARSE_CLOCK_SECONDS = 5  # the clock is made shorter: nobody waits thirty seconds for a test
threading.excepthook = lambda told: os._exit(1)  # a mistake of the test's own ends it

def read(name, content, target):
    reading = isolation.read_isolated(content, name, MASTER, target=target)
    os.write(1, f"{name}: {reading.findings[0].severity}\\n".encode())  # in one piece: others write at the same time

def read_all():
    sys.stdin.readline()
    files = {name: (REFUSED[name][0], isolation.TARGET) for name in sys.argv[1].split("|")}
    files |= {name: (b"", f"tests.reading_stand_ins:{name}") for name in sys.argv[2].split("|")}
    for name, given in files.items():
        threading.Thread(target=read, args=(name, *given)).start()

threading.Thread(target=read_all).start()
listener = server.open_socket(settings.HOST, 0)
print(listener.getsockname()[1], flush=True)
server.serve(listener)
"""
"""The product's server, which says its port; after a line on its input it reads each file in a thread, and says so of each."""

FILES = ["bomb of 4 GB", "bomb that lies about its size", "billion laughs", "50,000 merges", "value at XFD1048576"]
READERS = ["sleep_forever", "fill_the_memory", "abort"]
"""What a file might do to a parser, done by stand-ins: readings that never end, hoard memory, or crash."""

PATIENCE_SECONDS = 60
PAUSE_SECONDS = 0.3
"""Between two visits: who asks all the while takes a core from the tests beside it."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.duckdb"
    small_store(path, [said("2026", "SKB-0001", stage="planned")])
    return path


def test_the_server_answers_and_shows_its_page_while_it_reads_hostile_files(store: Path) -> None:
    with _server(store) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        port = int(server.stdout.readline())
        with visiting(port) as page:
            page.run({})
            told: list[str] = []
            listener = threading.Thread(target=lambda: told.extend(islice(server.stdout or (), len(FILES) + len(READERS))))
            listener.start()
            server.stdin.write("read\n")
            server.stdin.flush()
            answers = 0
            while listener.is_alive():
                assert _health(port) == 200
                page.run({})
                answers += 1
                listener.join(PAUSE_SECONDS)
            assert sorted(told) == sorted(f"{name}: error\n" for name in (*FILES, *READERS))
            assert answers > 1
            assert page.figures["Maßnahmen"] == "1"


@contextmanager
def _server(store: Path) -> Iterator[subprocess.Popen[str]]:
    lay_key(store)
    command = [sys.executable, "-c", SERVER, "|".join(FILES), "|".join(READERS)]
    environment = {**os.environ, "DASHBOARD_STORE": str(store), "PYTHONPATH": str(settings.ROOT)}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    with process:
        try:
            yield process
        finally:
            process.kill()


def _health(port: int) -> int:
    connection = HTTPConnection(settings.HOST, port, timeout=PATIENCE_SECONDS)
    connection.request("GET", HEALTH_PATH)
    status = connection.getresponse().status
    connection.close()
    return status
