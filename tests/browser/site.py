"""The product as users run it: `python -m dashboard` on a store, from a folder that is not the project's."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from playwright.sync_api import Page, ViewportSize

from dashboard import settings
from dashboard.commands.cli import cli
from dashboard.server import HEALTH_PATH
from dashboard.store import Store
from tests.browser.chromium import VIEWS, Scheme
from tests.browser.talk import wait_for_the_answer
from tests.start_key import lay_key

STARTING_SECONDS = 60

_WATCHER = """
import os, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        line = f"{event} {arguments[1:] if event in ('socket.connect', 'socket.sendto') else arguments}\\n"
        with open(os.environ["WATCHED_CONNECTIONS"], "a") as told:
            told.write(line)

sys.addaudithook(watch)
"""
"""Python runs it at its own start, before anything of ours: it notes each name looked up and each connection opened."""


@dataclass(frozen=True, slots=True)
class Site:
    """A running server: its address, the store that it shows, its process for tests that kill it, and what it connected to."""

    url: str
    store: Path
    pid: int
    watched: Path

    def outgoing(self) -> list[str]:
        """Each connection that the server itself has opened, and each name that it has looked up."""
        return self.watched.read_text("utf-8").splitlines()

    def query(self, name: str, **parameters: str) -> list[dict[str, Any]]:
        """The rows that the command `query` prints for the same store, while the server runs."""
        pairs = [word for key, value in parameters.items() for word in ("--param", f"{key}={value}")]
        told = CliRunner().invoke(cli, ["query", name, *pairs, "--json", "--store", str(self.store)], catch_exceptions=False)
        rows: list[dict[str, Any]] = json.loads(told.stdout)
        return rows

    def lay(self, build: Callable[[Path], Store]) -> Site:
        """Put what `build` makes under the running server, as its newest state, and clear its desk; returns the site."""
        shutil.rmtree(drafts_of(self.store), ignore_errors=True)
        build(self.store).close()
        return self


def drafts_of(store: Path) -> Path:
    """The desk beside a store."""
    return store.with_name(f"{store.name}.drafts")


@contextmanager
def serving(store: Path, port: int | None = None, **given: str) -> Iterator[Site]:
    """Start the server on a free port and stop it at the end; RuntimeError with its output where it does not start.

    `given` are environment variables beside those of this process.
    """
    port = port or free_port()
    lay_key(store)
    command = [sys.executable, "-m", "dashboard", "--no-browser", "--port", str(port), "--store", str(store)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")} | given
    with tempfile.TemporaryDirectory() as elsewhere, tempfile.TemporaryFile() as output:
        watched = Path(elsewhere, "connections.txt")
        watched.touch()
        Path(elsewhere, "sitecustomize.py").write_text(_WATCHER, "utf-8")
        environment |= {"PYTHONPATH": f"{elsewhere}:{settings.ROOT}", "WATCHED_CONNECTIONS": str(watched)}
        process = subprocess.Popen(command, cwd=elsewhere, env=environment, stdout=output, stderr=subprocess.STDOUT)
        url = f"http://localhost:{port}"
        try:
            _wait_for(port, process)
            yield Site(url, store, process.pid, watched)
        except RuntimeError as error:
            output.seek(0)
            raise RuntimeError(f"{error}\n{output.read().decode()}") from error
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_until_drawn(page: Page) -> None:
    """Return when the server has answered all that the page asked, and its last chart stands."""
    wait_for_the_answer(page)
    page.get_by_role("heading", level=1).first.wait_for()
    page.locator("[data-test-script-state='notRunning']").wait_for()
    page.locator("[data-testid='stSkeleton']").first.wait_for(state="detached")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.stVegaLiteChart')].every(chart => chart.querySelector('svg, canvas'))"
    )


def in_each_view(page: Page) -> Iterator[ViewportSize]:
    """The sizes of all VIEWS, the page turned to each in its turn; who opens it in the first of them opens it once for all."""
    for scheme, size in VIEWS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        wait_until_drawn(page)
        yield size


def in_each_scheme(page: Page) -> Iterator[Scheme]:
    """Both colour schemes, the page turned to each in its turn."""
    for scheme, _ in VIEWS:
        page.emulate_media(color_scheme=scheme)
        wait_until_drawn(page)
        yield scheme


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((settings.HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with code {process.returncode}")
        connection = http.client.HTTPConnection(settings.HOST, port, timeout=5)
        try:
            connection.request("GET", HEALTH_PATH)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError(f"the server did not answer within {STARTING_SECONDS} s")
