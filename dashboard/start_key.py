"""The start key: without a login only who started the dashboard gets in, and no other account of the same machine.

Loopback keeps other machines out, and nobody who is on this one, as on a terminal server. So the address with which it is opened
bears a key that lies beside the store for its owner alone; the first visit leaves it in a cookie, and without it one gets a
sentence and nothing else.
"""

from __future__ import annotations

import hashlib
import html
import re
import secrets
from contextlib import suppress
from functools import cache
from hmac import compare_digest
from pathlib import Path

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.disk import write_new, write_whole

WORD = "schluessel"
_KEY = re.compile(r"[\w-]{43}", re.ASCII)
_YEAR_SECONDS = 365 * 24 * 60 * 60
NO_KEY = (
    "Hier fehlt der Schlüssel, mit dem dieses Dashboard geöffnet wird. Bitte öffnen Sie die ganze Adresse, die ./start in seinem "
    "Fenster nennt; danach merkt sich dieser Browser den Schlüssel."
)


@cache
def start_key(store: Path) -> str:
    """The key of a store, made at the first start; where none can be kept beside it, one for this start alone."""
    path = store.with_name(f"{store.name}.{WORD}")
    fresh = secrets.token_urlsafe(32)
    try:
        with suppress(FileExistsError):
            write_new(path, fresh.encode())
        path.chmod(0o600)
        kept = path.read_bytes().decode("ascii", "replace")
        if not _KEY.fullmatch(kept):  # whoever has written that, it was not this program
            write_whole({path: fresh.encode()})
            kept = fresh
    except OSError:
        return fresh
    return kept


def cookie_name(key: str) -> str:
    """Under which name a browser keeps a key: another one for each, for cookies do not know ports."""
    return f"{WORD}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def opening_page(store: Path, address: str) -> str:
    """Lay a page beside the store that leads to this address with its key; the address of that page, for a browser to open.

    What a program is started with can be read by all accounts of a machine; a file cannot. OSError where it cannot be written.
    """
    path = store.absolute().with_name(f"{store.name}.start.html")
    write_whole({path: _leading_to(address).encode()})
    return path.as_uri()


def _leading_to(address: str) -> str:
    place = html.escape(address, quote=True)
    return (
        f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Dashboard</title>'
        f'<meta http-equiv="refresh" content="0;url={place}"></head><body><a href="{place}">Zum Dashboard</a></body></html>'
    )


class StartKey:
    """Middleware that lets through what bears the key in its cookie, and the paths `open_to_all`.

    An address with the key is answered by a page that leaves the cookie and leads on to the address without it.
    """

    def __init__(self, app: ASGIApp, key: str, open_to_all: frozenset[str]) -> None:
        self.app = app
        self.key = key
        self.name = cookie_name(key)
        self.open_to_all = open_to_all

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"] in self.open_to_all:
            await self.app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        given = asked.query_params.get(WORD)
        is_known = self._is_key(asked.cookies.get(self.name))
        if scope["type"] == "http" and scope["method"] == "GET" and given is not None and (is_known or self._is_key(given)):
            await self._let_in(Request(scope), scope, receive, send)
        elif is_known:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(NO_KEY, 403, {"Cache-Control": "no-store"})(scope, receive, send)

    def _is_key(self, given: str | None) -> bool:
        return compare_digest((given or "").encode(), self.key.encode())

    async def _let_in(self, asked: Request, scope: Scope, receive: Receive, send: Send) -> None:
        # No redirect: who comes from elsewhere, as from a file, would not send the cookie along with it.
        answer = HTMLResponse(_leading_to(str(asked.url.remove_query_params(WORD))), headers={"Cache-Control": "no-store"})
        answer.set_cookie(self.name, self.key, max_age=_YEAR_SECONDS, httponly=True, samesite="strict")
        await answer(scope, receive, send)
