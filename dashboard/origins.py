"""Who may ask: pages of this server itself and nobody else. Pure ASGI, in front of everything of Streamlit's.

Streamlit compares origins only by their host, lets in who names none, and looks up this machine's address at a host outside,
while everything stands still, where it does not know one (docs/decisions/0004-server.md). No foreign origin reaches it.
"""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_READING = frozenset({"GET", "HEAD"})
_HTTP_PORT = 80


def own_origins(hosts: Collection[str], port: int) -> frozenset[str]:
    """The origins of the pages of a server at `port` that is asked for under `hosts`, as a browser writes them."""
    return frozenset(f"http://{host}" if port == _HTTP_PORT else f"http://{host}:{port}" for host in hosts)


class OwnOrigin:
    """Middleware that refuses every socket and every request that may change something, unless it names its own origin.

    `origins` are compared letter by letter, and with the host that is asked. Browsers name the origin on all of these, also on
    the question that goes before a foreign upload; so who names none is no page, and is refused too.
    """

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        self.app = app
        self.origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_asked = scope["type"] == "websocket" or (scope["type"] == "http" and scope["method"] not in _READING)
        if not is_asked or self._is_own(Headers(scope=scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("Diese Anfrage kommt von einer fremden Seite.", status_code=403)(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        named = headers.getlist("origin")
        return len(named) == 1 and named[0] in self.origins and named[0] == f"http://{headers.get('host', '')}"
