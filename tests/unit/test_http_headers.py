"""What stands in front of the pages where a proxy asks for others."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.http_headers import SecureCookies, ThroughProxy
from tests.finished import finished

NETWORKS = ("127.0.0.0/8", "10.0.0.4/31", "fd00::/64")
COOKIES = [(b"set-cookie", b"offen=secure; Path=/"), (b"set-cookie", b"sicher=ja; Path=/; Secure")]


async def page(scope: Scope, _receive: Receive, send: Send) -> None:
    """What is to be reached: a page with two cookies, or its socket."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await send({"type": "http.response.start", "status": 200, "headers": COOKIES})
        await send({"type": "http.response.body", "body": b"Seite"})


def told(app: ASGIApp, kind: str, address: str | None = None) -> list[Message]:
    """All that is sent to who asks from that address."""
    sent: list[Message] = []
    scope: dict[str, Any] = {"type": kind, "method": "GET", "path": "/", "headers": [(b"x-forwarded-for", b"10.0.0.4")]}
    scope["client"] = None if address is None else (address, 50_000)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    finished(app(scope, receive, send))  # type: ignore[arg-type]
    return sent


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.4", "10.0.0.5", "fd00::1"])
def test_the_proxy_and_this_machine_are_answered(address: str) -> None:
    app = ThroughProxy(page, NETWORKS)
    assert told(app, "http", address)[1]["body"] == b"Seite"
    assert told(app, "websocket", address) == [{"type": "websocket.accept"}]


@pytest.mark.parametrize("address", ["10.0.0.3", "10.0.0.6", "192.0.2.1", "fd01::1", "proxy", "", None])
def test_nobody_else_is_answered_whatever_he_says(address: str | None) -> None:
    app = ThroughProxy(page, NETWORKS)
    start, body = told(app, "http", address)
    assert (start["status"], body["body"]) == (403, b"Dieses Dashboard antwortet nur seinem Proxy.")
    assert told(app, "websocket", address) == [{"type": "websocket.close", "code": 1008}]


def test_whoever_may_use_the_unix_socket_is_the_proxy() -> None:
    assert told(ThroughProxy(page, ["*"]), "http")[1]["body"] == b"Seite"


def test_every_cookie_goes_over_tls_only_and_is_told_so_once() -> None:
    assert told(SecureCookies(page), "http")[0]["headers"] == [
        (b"set-cookie", b"offen=secure; Path=/; Secure"),
        (b"set-cookie", b"sicher=ja; Path=/; Secure"),
    ]
