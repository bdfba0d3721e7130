"""Who may ask, and what every answer bears: own origins only, security headers, closed routes. Pure ASGI, in front of Streamlit.

Streamlit compares origins only by their host, lets in who names none, and looks up this machine's address at a host outside,
while everything stands still, where it does not know one (docs/decisions/0004-server.md). No foreign origin reaches it.
"""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import re
from collections.abc import Collection, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CLOSED_PATHS = (
    *("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check"),
    *("/media", "/component", "/_stcore/bidi-components"),
)
"""Figures about the process, a second way into the pages, files that anybody gets who knows their name: nobody needs them."""
LOGIN_PATHS = ("/auth", "/oauth2callback")
"""The way to a login and back; closed where none is set up."""

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def script_hashes(html: str) -> tuple[str, ...]:
    """The CSP sources ('sha256-…') of the inline scripts in an HTML document, in their order."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(html))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def content_security_policy(scripts: Sequence[str]) -> str:
    """The policy of every answer: own files only, and of inline scripts only those with the given hashes.

    Styles need 'unsafe-inline', because Streamlit writes its styles into the document while it runs.
    """
    directives = {
        "default-src": "'self'",
        "script-src": " ".join(("'self'", *scripts)),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


class SecurityHeaders:
    """Middleware that adds the fixed headers and the given policy to every HTTP answer."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.headers = {**_FIXED_HEADERS, "Content-Security-Policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class ClosedPaths:
    """Middleware that answers 404 on the given paths and everything below them."""

    def __init__(self, app: ASGIApp, paths: Collection[str]) -> None:
        self.app = app
        self.paths = frozenset(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._is_closed(scope["path"]):
            await PlainTextResponse("Diese Adresse gibt es nicht.", status_code=404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_closed(self, path: str) -> bool:
        return any(path == closed or path.startswith(f"{closed}/") for closed in self.paths)


class ThroughProxy:
    """Middleware that refuses whoever asks from none of the given networks; "*" is everybody who reaches the socket."""

    def __init__(self, app: ASGIApp, networks: Collection[str]) -> None:
        self.app = app
        self.is_open = "*" in networks
        self.networks = [ipaddress.ip_network(each) for each in networks if each != "*"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or self.is_open or self._is_in(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("Dieses Dashboard antwortet nur seinem Proxy.", status_code=403)(scope, receive, send)

    def _is_in(self, scope: Scope) -> bool:
        client = scope.get("client")
        try:
            address = ipaddress.ip_address(client[0]) if client else None
        except ValueError:
            return False
        return address is not None and any(address in network for network in self.networks)


class SecureCookies:
    """Middleware that lets every cookie go over TLS only; Streamlit does not know that there is any in front of it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_securely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [_for_tls_only(*header) for header in message["headers"]]
            await send(message)

        await self.app(scope, receive, send_securely if scope["type"] == "http" else send)


def _for_tls_only(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    is_open = name.lower() == b"set-cookie" and b"secure" not in [part.strip().lower() for part in value.split(b";")]
    return (name, value + b"; Secure") if is_open else (name, value)


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
        return len(named) == 1 and named[0] in self.origins and named[0].partition("://")[2] == headers.get("host")
