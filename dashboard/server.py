"""The server: Streamlit's ASGI app inside our middleware, run by uvicorn on a socket of ours (dashboard/listening.py).

`streamlit run` is not used: it binds the socket itself and leaves Nagle's delay on, and brings neither language nor headers
(docs/decisions/0004-server.md).
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import secrets
import socket
import sys
import tomllib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route
from streamlit import config as options
from streamlit.auth_util import get_secrets_auth_section
from streamlit.starlette import App
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from dashboard import settings
from dashboard.access.provider import require_providers
from dashboard.charts.paper import paper_rules
from dashboard.downloads import ROUTE as DOWNLOADS
from dashboard.health import Counted, health, serve_figures
from dashboard.http_headers import (
    CLOSED_PATHS,
    LOGIN_PATHS,
    ClosedPaths,
    OwnOrigin,
    SecureCookies,
    SecurityHeaders,
    ThroughProxy,
    content_security_policy,
    own_origins,
    script_hashes,
)
from dashboard.listening import believed, port_of
from dashboard.sessions import OwnSessions, person_of, watch_logins
from dashboard.shell import GermanLogin, GermanShell, PackedAssets, german_document
from dashboard.start_key import StartKey, start_key
from dashboard.store import Store
from dashboard.ui import viewing
from dashboard.ui.handing_out import drop_offers
from dashboard.ui.navigation import ENTRIES
from dashboard.ui.presses import run_presses_to_their_end
from dashboard.ui.telling import show_failure
from dashboard.ui.upload.work import drop_long_lists
from dashboard.uploads import BoundedUploads, drop_left_uploads

HEALTH_PATH = "/gesundheit"
LARGE_PIECE_BYTES = 1024 * 1024
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # of malloc.h
ARENAS = 2
PATIENCE_SECONDS = 120
"""What a page has left is given back after this time, or twice as long."""
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
OTHER_PATHS = {
    # Streamlit knows its first page only as "/" and says "Page not found" to its name, as to each word that is no page's.
    f"/{ENTRIES[0].url}": "/",
    **{f"/{word}": f"/{entry.url}" for entry in ENTRIES[1:] for word in entry.spellings},
    **{f"/{word}": "/" for word in ENTRIES[0].spellings},
}
"""Paths that lead to a page, by the page's own."""


def create_app(port: int, on_ready: Callable[[], None] = lambda: None, proxies: Sequence[str] = ()) -> App:
    """The ASGI application: pages, health route, origins, headers, bounds, German document, compressed files.

    `port` is the one that it is asked at. `on_ready` is called once, when the application has started. `proxies` are the networks
    of those who ask for others; where there are any, nobody else may ask.
    """
    has_login = viewing.has_login()
    hosts = _pin_options(port, has_login=has_login)
    run_presses_to_their_end()
    static = Path(streamlit.__file__).parent / "static"
    document = german_document((static / "index.html").read_text("utf-8"), paper_rules())
    return App(
        settings.ROOT / "dashboard" / "app.py",
        lifespan=partial(_lifespan, on_ready),
        routes=[Route(HEALTH_PATH, _health), DOWNLOADS, *(Route(path, _to_page) for path in OTHER_PATHS)],
        middleware=[
            Middleware(Counted),
            Middleware(SecurityHeaders, policy=content_security_policy(script_hashes(document))),
            *_proxied(proxies),
            Middleware(OwnOrigin, origins=[settings.ADDRESS] if has_login else own_origins(ALLOWED_HOSTS, port)),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
            Middleware(ClosedPaths, paths=CLOSED_PATHS if has_login else (*CLOSED_PATHS, *LOGIN_PATHS)),
            Middleware(OwnSessions) if has_login else _start_key(),
            Middleware(GermanLogin, paths=LOGIN_PATHS),
            Middleware(BoundedUploads, person_of=person_of if has_login else str),
            Middleware(PackedAssets, folder=static / "static"),
            Middleware(GermanShell, document=document),
        ],
        on_script_error=show_failure,
    )


def serve(listener: socket.socket, on_ready: Callable[[], None] = lambda: None) -> None:
    """Serve on the given socket until the process is told to stop."""
    _give_memory_back()
    if settings.METRICS:
        serve_figures(settings.METRICS, _looked_at(settings.STORE))
    os.chdir(settings.ROOT)  # where Streamlit looks for .streamlit/config.toml, whatever folder the user stands in
    config = uvicorn.Config(
        create_app(port_of(listener), on_ready, believed(listener, has_login=viewing.has_login())),
        log_config=None,
        access_log=False,
        proxy_headers=False,  # they are believed within create_app, or not at all; FORWARDED_ALLOW_IPS says nothing here
        loop="dashboard.server:new_loop",
        server_header=False,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=[listener])


def new_loop() -> asyncio.AbstractEventLoop:
    """The loop of the server's thread: the one written in C, which passes messages on in half the time; Windows has none."""
    if sys.platform == "win32":
        return asyncio.new_event_loop()
    import uvloop

    return uvloop.new_event_loop()


def _give_memory_back() -> None:
    """Let the C library give large pieces, as workbooks are, back to the system as soon as they are free.

    Without it the first workbook that is freed teaches it to keep such pieces, and each drop adds to what the process holds.
    Small pieces lie in ARENAS places: one for each thread, as usual, would each keep what its longest list has needed.
    """
    mallopt = _of_glibc("mallopt")
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, LARGE_PIECE_BYTES)
        mallopt(_ARENA_MAX, ARENAS)


def _of_glibc(name: str) -> Callable[..., int] | None:
    """A call of the C library; other systems than glibc have none of this name and need none."""
    return getattr(ctypes.CDLL(None), name, None) if os.name == "posix" else None


def _proxied(proxies: Sequence[str]) -> list[Middleware]:
    """Where a proxy asks for others: nobody but it, believed as to their address and scheme, and cookies for TLS only."""
    if not proxies:
        return []
    is_safe = settings.ADDRESS.startswith("https://")
    return [
        Middleware(ThroughProxy, networks=proxies),
        Middleware(ProxyHeadersMiddleware, trusted_hosts=list(proxies)),
        *([Middleware(SecureCookies)] if is_safe else []),
    ]


def _start_key() -> Middleware:
    return Middleware(StartKey, key=start_key(settings.STORE), open_to_all=frozenset([HEALTH_PATH]))


def _pin_options(port: int, *, has_login: bool) -> list[str]:
    """Let each option of Streamlit be what is said here or in the project's own file, and else what Streamlit brings.

    Nothing of ~/.streamlit/config.toml and of the environment counts. Returns the hosts that it is asked under. RefusalError:
    there is to be a login that does not hold.
    """
    told_in_file = dict(_flat(tomllib.loads((settings.ROOT / ".streamlit" / "config.toml").read_text("utf-8"))))
    secret = secrets.token_urlsafe(32)  # of the marks against foreign requests; a login has one of its own
    pinned = told_in_file | {"server.cookieSecret": secret, "secrets.files": [str(settings.SECRETS)] if has_login else []}
    for name, option in options.get_config_options().items():
        if option.value != (value := pinned.get(name, option.default_val)):
            options.set_option(name, value)
    return _pin_address(port, has_login=has_login)


def _flat(told: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Each option of a file by its whole name."""
    for name, value in told.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _pin_address(port: int, *, has_login: bool) -> list[str]:
    if has_login:
        require_providers(get_secrets_auth_section(), settings.ADDRESS)
        told = urlsplit(settings.ADDRESS)
        hosts, outer = [str(told.hostname), settings.HOST], told.port or (443 if told.scheme == "https" else 80)
    else:
        hosts, outer = ALLOWED_HOSTS, port
    pinned = {"server.port": port, "browser.serverPort": outer, "browser.serverAddress": hosts[0], "server.allowedHosts": hosts}
    for name, value in pinned.items():
        options.set_option(name, value)
    return hosts


@asynccontextmanager
async def _lifespan(on_ready: Callable[[], None], _app: App) -> AsyncIterator[None]:
    # Streamlit imports it with the first page; Altair, in the thread of a second one, would look into what is only half there.
    import_module("pandas")
    # What is loaded by now lives as long as the process; frozen, no later collection looks at it again.
    gc.collect()
    gc.freeze()
    # While one visitor's long list is compared, another one's page asks for the interpreter some fifty times; each time it would
    # wait for the usual five milliseconds (tests/bench/bench_compare.py measures it).
    sys.setswitchinterval(0.0005)
    on_ready()
    again_and_again = [drop_left_uploads(), _drop_long_lists(), *([watch_logins()] if viewing.has_login() else [])]
    tasks = [asyncio.create_task(each) for each in again_and_again]
    yield
    for task in tasks:
        task.cancel()


async def _drop_long_lists() -> None:
    """Drop, again and again, what nobody looks at any more, and give the memory back; never returns."""
    trim = _of_glibc("malloc_trim")
    while True:
        await asyncio.sleep(PATIENCE_SECONDS)
        drop_long_lists()
        drop_offers()
        if trim is not None:
            await asyncio.to_thread(trim, 0)


def _health(_request: Request) -> JSONResponse:
    status, told = health(_looked_at(settings.STORE))
    return JSONResponse(told, status, headers={"Cache-Control": "no-store"})


@lru_cache(maxsize=1)
def _looked_at(path: Path) -> Store:
    """The store that operators' questions are answered from, open as long as it is asked."""
    return Store(path)


async def _to_page(request: Request) -> RedirectResponse:
    path = OTHER_PATHS[request.scope["path"]]
    return RedirectResponse(request.url.replace(path=path), headers={"Cache-Control": "no-store"})
