"""Uploads are bounded per page and for all, refused in a sentence, and given back; a running server is asked as by a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.uploads import TOO_LARGE, TOO_MANY_AT_ONCE, TOO_MUCH
from tests.dropping import Dropper
from tests.page_visit import visiting
from tests.small_store import said, small_store
from tests.start_key import lay_key

pytestmark = pytest.mark.xdist_group("server")

MEGABYTE = 1024 * 1024
LARGE = b"PK\x03\x04".ljust(settings.MAX_FILE_BYTES - 4096, b"0")

SERVER = """
from dashboard import server, settings, uploads

uploads.PATIENCE_SECONDS = 1  # the clock is made shorter: nobody waits two minutes for a test
listener = server.open_socket(settings.HOST, 0)
print(listener.getsockname()[1], flush=True)
server.serve(listener)
"""


class Running:
    """A server of its own, and how much memory its process has."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.pid = process.pid
        self.port = int(process.stdout.readline())

    def memory_mb(self) -> float:
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE

    def memory_falls_below(self, megabytes: float) -> bool:
        deadline = time.monotonic() + 60
        while self.memory_mb() >= megabytes and time.monotonic() < deadline:
            time.sleep(0.2)
        return self.memory_mb() < megabytes


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """A server for each test: what one test uploads is given back a moment later, which another one would count."""
    path = tmp_path / "store.duckdb"
    small_store(path, [said("2026", "SKB-0001", stage="planned")])
    lay_key(path)
    environment = {**os.environ, "DASHBOARD_STORE": str(path)}
    process = subprocess.Popen([sys.executable, "-c", SERVER], env=environment, stdout=subprocess.PIPE, text=True)
    with process:
        running = Running(process)
        with visiting(running.port) as visit:
            Dropper(visit)  # what a first page loads is no memory of an upload
        yield running
        process.terminate()


@pytest.fixture
def drop(server: Running) -> Iterator[Callable[[], Dropper]]:
    """Opens a page at hochladen of which nothing is uploaded yet."""
    with ExitStack() as opened:
        yield lambda: Dropper(opened.enter_context(visiting(server.port)))


def test_so_many_bytes_of_one_page_are_taken_and_no_more_and_the_page_says_so(
    server: Running, drop: Callable[[], Dropper]
) -> None:
    page = drop()
    before = server.memory_mb()
    taken = [page.upload(f"{number}.xlsx", LARGE) for number in range(5)]
    refused = [page.upload(f"zu viel {number}.xlsx", LARGE) for number in range(2)]

    assert [one for one in taken if isinstance(one, str)] == []
    assert refused == [f"413 {TOO_MUCH}"] * 2
    assert server.memory_mb() > before + 80
    page.drop([one for one in taken if not isinstance(one, str)])
    assert any(told.startswith("2 Dateien wurden nicht angenommen") for told in page.told)
    assert isinstance(page.upload("danach.xlsx", LARGE), tuple)  # what was read has made room
    assert server.memory_falls_below(before + 60)


def test_so_many_files_of_one_page_are_taken_and_not_one_more(drop: Callable[[], Dropper]) -> None:
    page = drop()
    answers = [page.upload(f"{number}.xlsx", b"PK\x03\x04") for number in range(settings.MAX_UPLOADS + 1)]
    assert [answer for answer in answers if isinstance(answer, str)] == [f"413 {TOO_MUCH}"]


def test_a_file_that_is_too_large_is_told_in_a_sentence(drop: Callable[[], Dropper]) -> None:
    assert drop().upload("riesig.xlsx", LARGE.ljust(settings.MAX_FILE_BYTES + 1, b"0")) == f"413 {TOO_LARGE}"


def test_all_pages_together_have_a_bound_and_what_they_left_is_dropped(server: Running) -> None:
    before = server.memory_mb()
    with ExitStack() as opened:
        pages = [Dropper(opened.enter_context(visiting(server.port))) for _ in range(3)]
        for page in pages[:2]:
            for number in range(5):
                assert isinstance(page.upload(f"{number}.xlsx", LARGE), tuple)
        assert pages[2].upload("eine mehr.xlsx", LARGE) == f"413 {TOO_MANY_AT_ONCE}"
        assert server.memory_mb() > before + 150

    assert server.memory_falls_below(before + 60)
    with visiting(server.port) as visit:
        assert isinstance(Dropper(visit).upload("später.xlsx", LARGE), tuple)
