"""Whose a page's session is, and when it ends. Pure ASGI, in front of Streamlit; only where there is a login.

Streamlit looks at a login when a page's socket opens, and never again; what was uploaded goes by the id of the session alone.
Here a page ends with its login: when the token does, at logout, after idling, and where its roles change. The socket is closed
with a code that makes the page load itself anew (dashboard/login.js), and its session goes with all that was uploaded.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard import settings
from dashboard.access.ended import Why, end_login, login_key
from dashboard.access.mapping import subject_of
from dashboard.access.viewer import Viewer
from dashboard.journal import note_failure
from dashboard.refusals import RefusalError
from dashboard.trail import Event, Kind, note
from dashboard.ui.viewing import claims_in, roles

ENDED = 4401
"""The code with which a socket is closed whose login has ended."""
LOGOUT = "/auth/logout"
LOOK_SECONDS = 2
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")
_NOT_YOURS = "Diese Seite gehört zu einer anderen Anmeldung."


@dataclass(eq=False)
class _Page:
    """An open page of somebody who is logged in."""

    claims: Mapping[str, Any]
    roles: tuple[Viewer, ...]
    session: str
    """Its id: as the page says it, until Streamlit has said it (`is_known`)."""
    is_known: bool = False
    heard: float = field(default_factory=time.monotonic)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    why: str = ""
    is_cut: bool = False
    """Whether its socket was closed from here; nothing may be sent to it any more."""


_OPEN: dict[str, set[_Page]] = {}
"""The open pages of each login."""


class OwnSessions:
    """Middleware that lets nobody at another one's session, and ends the pages of a login with it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        upload = _UPLOAD.fullmatch(scope["path"])
        if scope["type"] == "websocket":
            await self._page(_claims(scope), scope, receive, send)
        elif upload and not _is_own(upload[1], _claims(scope)):
            await PlainTextResponse(_NOT_YOURS, status_code=403)(scope, receive, send)
        else:
            if scope["path"] == LOGOUT:
                await _end(_claims(scope), Why.LOGOUT)
            await self.app(scope, receive, send)

    async def _page(self, claims: Mapping[str, Any], scope: Scope, receive: Receive, send: Send) -> None:
        mine = _roles(claims)
        if not mine:  # sees the way in, and nothing that could end
            await self.app(scope, receive, send)
            return
        page, key = _Page(claims, mine, _resumed(scope)), login_key(claims)
        _OPEN.setdefault(key, set()).add(page)
        try:
            await self.app(scope, _until_end(page, receive), _with_session(page, send))
        finally:
            _OPEN[key].discard(page)
            if not _OPEN[key]:
                del _OPEN[key]
            if page.is_cut:
                frame = runtime.get_instance()
                if not frame.is_active_session(page.session):  # else it is another one's, whose id was only named
                    frame.close_session(page.session)
                await send({"type": "websocket.close", "code": ENDED, "reason": page.why})


def _claims(scope: Scope) -> dict[str, Any]:
    return claims_in(HTTPConnection(scope).cookies)


def _resumed(scope: Scope) -> str:
    """The session that a page says it goes on with; Streamlit looks whether it is its own."""
    named = Headers(scope=scope).get("sec-websocket-protocol", "").split(",")
    return named[2].strip() if len(named) > 2 else ""


def _until_end(page: _Page, receive: Receive) -> Receive:
    async def receive_until_end() -> Message:
        coming, ending = asyncio.ensure_future(receive()), asyncio.ensure_future(page.ended.wait())
        try:
            await asyncio.wait({coming, ending}, return_when=asyncio.FIRST_COMPLETED)
            if not page.ended.is_set():  # else it ends, whatever comes without a pause
                page.heard = time.monotonic()
                return coming.result()
            page.is_cut = True
            return {"type": "websocket.disconnect", "code": ENDED}
        finally:
            coming.cancel()
            ending.cancel()

    return receive_until_end


def _with_session(page: _Page, send: Send) -> Send:
    async def send_and_listen(message: Message) -> None:
        if page.is_cut:
            return
        if not page.is_known and message.get("bytes"):
            told = ForwardMsg.FromString(message["bytes"]).new_session.initialize.session_id
            page.session, page.is_known = told or page.session, bool(told)
        await send(message)

    return send_and_listen


def person_of(session: str) -> str:
    """Whose page it is, in however many browsers he is logged in; the session itself where nobody is."""
    return subject_of(_claims_of(session) or {}) or session


def _is_own(session: str, claims: Mapping[str, Any]) -> bool:
    """Whether the page of this session was opened with the same login; where there is no such page, Streamlit says so."""
    opened_with = _claims_of(session)
    return opened_with is None or login_key(opened_with) == login_key(claims)


def _claims_of(session: str) -> Mapping[str, Any] | None:
    client = runtime.get_instance().get_client(session)
    context = client.client_context if client is not None else None
    return None if context is None else claims_in(context.cookies)


def _roles(claims: Mapping[str, Any]) -> tuple[Viewer, ...]:
    try:
        return roles(claims)
    except (RefusalError, OSError):
        return ()


async def _end(claims: Mapping[str, Any], why: Why) -> None:
    """End a login for good, in every process; its pages here follow at once."""
    if not _roles(claims):
        return
    try:
        await run_in_threadpool(end_login, claims, why)
        if why is Why.IDLE:  # who goes himself is noted where he does (dashboard/ui/login.py)
            await run_in_threadpool(note, Event(Kind.LOGOUT, "Abmeldung nach Untätigkeit", subject_of(claims)))
    except (OSError, RefusalError) as error:
        note_failure(error)  # the pages end all the same
    for page in list(_OPEN.get(login_key(claims), ())):
        page.why = why
        page.ended.set()


async def watch_logins() -> None:
    """End, again and again, the pages whose login has ended or is not what it was; never returns."""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        for pages in [list(each) for each in _OPEN.values()]:
            idle_seconds = time.monotonic() - max(page.heard for page in pages)
            if idle_seconds > settings.IDLE_MINUTES * 60:
                await _end(pages[0].claims, Why.IDLE)
            present = _roles(pages[0].claims)
            for page in pages:
                if page.roles != present:
                    page.ended.set()
