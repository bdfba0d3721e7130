"""The one HTML document, in German: Streamlit serves an English one for every page's address.

It is made once at start from the document that the installed Streamlit brings; if that one has changed, the start fails with a
sentence that names the missing piece instead of serving half of it in English.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.packing import ENCODING, pack, takes_packed

TITLE = "Steuerungs-Dashboard"
DESCRIPTION = "Umsetzungsstand der Maßnahmen nach Handlungsfeld, Ressort und Ebene"
NOSCRIPT = (
    "<noscript><p>Diese Seite braucht JavaScript. Bitte schalten Sie es im Browser ein und laden Sie die Seite neu. "
    "Jede Zahl gibt es auch ohne Browser: python -m dashboard query</p></noscript>"
)

_PIECES = {
    "the document's language": (re.compile(r'<html lang="en">'), '<html lang="de">'),
    "the document's title": (
        re.compile(r"<title>Streamlit</title>"),
        f'<title>{TITLE}</title>\n    <meta name="description" content="{DESCRIPTION}" />',
    ),
    "the text for browsers without scripts": (re.compile(r"<noscript>.*?</noscript>", re.DOTALL), NOSCRIPT),
    "the pointer to the agent interface": (re.compile(r'<link rel="service-desc"[^>]*>'), ""),
}


class ShellError(Exception):
    """Streamlit's document lacks a piece that is to be German."""


def german_document(html: str) -> str:
    """Streamlit's HTML document with German language, title, description and text for browsers without scripts.

    ShellError names the piece that was not found.
    """
    for name, (pattern, replacement) in _PIECES.items():
        html, count = pattern.subn(replacement, html)
        if not count:
            raise ShellError(f"Streamlit's HTML document has changed: {name} was not found")
    return html


class GermanShell:
    """Middleware that sends the German document wherever Streamlit answers with an HTML document."""

    def __init__(self, app: ASGIApp, document: str) -> None:
        self.app = app
        self.plain = document.encode()
        self.packed = pack(self.plain)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_packed = takes_packed(scope)
        is_document = False

        async def send_document(message: Message) -> None:
            nonlocal is_document
            if message["type"] == "http.response.start":
                is_document = _is_document(message)
                if is_document:
                    _describe(message, self.packed if is_packed else self.plain, is_packed=is_packed)
                await send(message)
            elif not is_document:
                await send(message)
            elif not message.get("more_body", False):
                body = self.packed if is_packed else self.plain
                await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

        await self.app(scope, receive, send_document)


def _is_document(message: Message) -> bool:
    return message["status"] == 200 and Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


def _describe(message: Message, body: bytes, *, is_packed: bool) -> None:
    """Set the headers for our document; Streamlit's entity tag and date belong to another one."""
    headers = MutableHeaders(scope=message)
    for name in ("etag", "last-modified", "accept-ranges"):
        del headers[name]
    headers["Content-Length"] = str(len(body))
    headers["Cache-Control"] = "no-cache"
    headers.add_vary_header("Accept-Encoding")
    if is_packed:
        headers["Content-Encoding"] = ENCODING
