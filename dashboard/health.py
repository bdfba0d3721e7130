"""What an operator's tools ask: whether the store can be read, and figures of this process, for Prometheus.

Figures are on an address of their own, on this machine only, and only where one is named (DASHBOARD_METRICS): a port of the
loopback address or the path of a socket. They name nobody and nothing that a list says.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import settings
from dashboard.keeping.belongings import BELONGINGS, files_of
from dashboard.refusals import RefusalError
from dashboard.store import Store, StoreError

_ANSWERS: Counter[str] = Counter()
"""What was answered, by the first figure of its status, and the sockets that are open, of this process."""
_SOCKETS = "sockets"
_HELP = {
    "store_readable": ("gauge", "whether the published state can be read"),
    "store_bytes": ("gauge", "size of the published state"),
    "store_published_seconds": ("gauge", "when it was published, in seconds since 1970"),
    "store_generations": ("gauge", "states that are kept"),
    "disk_free_bytes": ("gauge", "room beside the store"),
    "drafts": ("gauge", "files of drafts on the desk"),
    "answers_total": ("counter", "answers to requests, by the class of their status"),
    "sockets": ("gauge", "pages that are open"),
    "cpu_seconds_total": ("counter", "processor time of this process"),
    "memory_bytes": ("gauge", "memory that this process holds"),
}


def health(store: Store) -> tuple[int, dict[str, str]]:
    """The status and what to say: whether the state that is published can be opened and asked."""
    try:
        store.query("select count(*) as n from store_info")
    except StoreError:
        return 503, {"status": "store"}
    return 200, {"status": "ok"}


class Counted:
    """Middleware that counts answers and open sockets; neither who asked nor for what."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start":
                _ANSWERS[f"{message['status'] // 100}xx"] += 1
            await send(message)

        if scope["type"] != "websocket":
            await self.app(scope, receive, counting)
            return
        _ANSWERS[_SOCKETS] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            _ANSWERS[_SOCKETS] -= 1


def figures(store: Store) -> str:
    """The figures as Prometheus reads them."""
    values = {**_of_the_store(store), **_of_the_process()}
    lines = []
    for name, (kind, what) in _HELP.items():
        lines += [f"# HELP dashboard_{name} {what}", f"# TYPE dashboard_{name} {kind}"]
        lines += [f"dashboard_{key} {value}" for key, value in values.items() if key.partition("{")[0] == name]
    return "\n".join([*lines, ""])


def _of_the_store(store: Store) -> dict[str, float]:
    readable = health(store)[0] == 200
    found: dict[str, float] = {"store_readable": int(readable), "store_generations": len(store.generations)}
    with suppress(OSError):
        status = store.path.stat()
        found |= {"store_bytes": status.st_size, "store_published_seconds": round(status.st_mtime)}
        found["disk_free_bytes"] = shutil.disk_usage(store.path.parent).free
    desk = next(each for each in BELONGINGS if each.ending == ".drafts")
    return found | {"drafts": len(files_of(desk, store.path))}


def _of_the_process() -> dict[str, float]:
    answers = {f'answers_total{{status="{name}"}}': count for name, count in sorted(_ANSWERS.items()) if name != _SOCKETS}
    found: dict[str, float] = {**answers, "sockets": _ANSWERS[_SOCKETS], "cpu_seconds_total": round(time.process_time(), 2)}
    with suppress(OSError):  # other systems than Linux
        pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
        found["memory_bytes"] = pages * os.sysconf("SC_PAGE_SIZE")
    return found


def serve_figures(address: str, store: Store) -> TCPServer:
    """Answer with the figures at `address`, a port or a path, in threads of their own until the server is shut down.

    RefusalError: the address is neither, or taken.
    """
    place: int | str = int(address) if address.isdecimal() else address
    if isinstance(place, str) and not place.startswith("/"):
        raise RefusalError(f"DASHBOARD_METRICS „{address}“ ist weder ein Port dieses Rechners noch der Pfad eines Sockets.")
    try:
        server = _listening(place, _answering(store))
    except (OSError, OverflowError) as error:
        raise RefusalError(
            f"Unter DASHBOARD_METRICS „{address}“ lässt sich nicht lauschen: belegt oder nicht erlaubt."
        ) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Server(ThreadingMixIn, TCPServer):
    daemon_threads = True
    allow_reuse_address = True


class _OfASocket(_Server):
    address_family = socket.AF_UNIX


def _listening(place: int | str, handler: type[BaseHTTPRequestHandler]) -> TCPServer:
    if isinstance(place, int):
        return _Server((settings.HOST, place), handler)
    Path(place).unlink(missing_ok=True)  # of a process that was killed
    server = _OfASocket(place, handler)  # type: ignore[arg-type]  # its address is a path
    Path(place).chmod(0o660)
    return server


def _answering(store: Store) -> type[BaseHTTPRequestHandler]:
    class Figures(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_known = self.path == "/metrics"
            content = figures(store).encode() if is_known else b""
            self.send_response(200 if is_known else 404)
            self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_told: object) -> None:
            """Nothing is written about who asks."""

    return Figures
