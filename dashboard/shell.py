"""What a browser loads first: the one document and Streamlit's scripts, styles and fonts, in German and compressed.

Streamlit serves an English document for every page's address, and its files as they are. Both are made once at the start from
what the installed Streamlit brings; if a piece or a word is not there any more, the start fails with a sentence that names it
instead of serving half of it in English. Words that stay English are listed under barrierefreiheit.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TITLE = "Steuerungs-Dashboard"
DESCRIPTION = "Umsetzungsstand der Maßnahmen nach Handlungsfeld, Ressort und Ebene"
NOSCRIPT = (
    "<noscript><p>Diese Seite braucht JavaScript. Bitte schalten Sie es im Browser ein und laden Sie die Seite neu. "
    "Jede Zahl gibt es auch ohne Browser: ./start query</p></noscript>"
)

_HISTORY = Path(__file__).with_name("history.js").read_text("utf-8")

_PIECES = {
    "the document's language": (re.compile(r'<html lang="en">'), '<html lang="de">'),
    "the document's title": (
        re.compile(r"<title>Streamlit</title>"),
        f'<title>{TITLE}</title>\n    <meta name="description" content="{DESCRIPTION}" />',
    ),
    "the text for browsers without scripts": (re.compile(r"<noscript>.*?</noscript>", re.DOTALL), NOSCRIPT),
    "the pointer to the agent interface": (re.compile(r'<link rel="service-desc"[^>]*>'), ""),
    "the end of the document's head": (re.compile("</head>"), f"<script>{_HISTORY}</script></head>"),
}


class ShellError(Exception):
    """Streamlit's document lacks a piece that is to be German."""


def german_document(html: str) -> str:
    """Streamlit's HTML document with German language, title, description and text for browsers without scripts.

    ShellError names the piece that was not found.
    """
    for name, (pattern, replacement) in _PIECES.items():
        html, count = pattern.subn(replacement.replace("\\", r"\\"), html)
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


_NO_RESULT = ("`No results`", "`Kein Treffer`")

WORDING: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Selectbox": (_NO_RESULT, ("`Add: $", "`Übernehmen: $")),
    "Multiselect": (_NO_RESULT, ("`Add: $", "`Übernehmen: $")),
    "utils": (
        ("`Choose or add options`", "`Bitte auswählen oder ergänzen`"),
        ("`Choose or add an option`", "`Bitte auswählen oder ergänzen`"),
        ("`Choose options`", "`Bitte auswählen`"),
        ("`Choose an option`", "`Bitte auswählen`"),
        ("`No options to select`", "`Nichts zur Auswahl`"),
        ("`File must be ${", "`Eine Datei darf höchstens ${"),
        (")} or smaller.`", ")} haben.`"),
    ),
    # What the server says of a refused upload is shown, and not only the number of its answer (dashboard/uploads.py).
    "axios": (("`Request failed with status code `+n.status", "(n.data||`Der Server hat abgelehnt: `+n.status)"),),
    "index": (
        ("`Page not found`", "`Diese Seite gibt es nicht`"),
        ("`The page that you have requested does not seem to exist`", "`Die Adresse führt zu keiner Seite`"),
        (
            "`You have requested page /${e}, but no corresponding file was found in the app's pages/ directory`",
            "`Die Adresse /${e} führt zu keiner Seite`",
        ),
        ('"aria-label":`Close`', '"aria-label":`Schließen`'),
        ("{message:`${t}. Running the app's main page.`}", "{message:`${t}. Gezeigt wird der Überblick.`}"),
    ),
}
"""What is replaced by what, by the beginning of the script's name (its name without the hash of its content)."""


class Wording:
    """Streamlit's scripts with German words; `scripts` are all that it brings.

    ShellError names the words that none of them holds.
    """

    def __init__(self, scripts: Iterable[Path]) -> None:
        self._replaced: dict[Path, list[tuple[str, str]]] = {}
        found: set[tuple[str, str]] = set()
        for path in scripts:
            name = path.name.split(".")[0]
            if path.suffix != ".js" or name not in WORDING:
                continue
            text = path.read_text("utf-8")
            here = [pair for pair in WORDING[name] if pair[0] in text]
            if here:
                self._replaced[path] = here
                found |= {(name, english) for english, _ in here}
        missing = [english for name, pairs in WORDING.items() for english, _ in pairs if (name, english) not in found]
        if missing:
            raise ShellError(f"Streamlit's scripts have changed: {', '.join(missing)} was not found")

    def changes(self, path: Path) -> bool:
        """Whether this file is one of the scripts that hold the words."""
        return path in self._replaced

    def read(self, path: Path) -> bytes:
        """The content of a file of Streamlit's, with German words where it is one of the scripts that hold them."""
        content = path.read_bytes()
        for english, german in self._replaced.get(path, ()):
            content = content.replace(english.encode(), german.encode())
        return content


ENCODING = "gzip"
LEVEL = 6


def pack(content: bytes) -> bytes:
    """The compressed form; the same bytes for the same content."""
    return gzip.compress(content, LEVEL, mtime=0)


def takes_packed(scope: Scope) -> bool:
    """Whether the client of this HTTP request says that it can read ENCODING."""
    offered = (offer.partition(";") for offer in Headers(scope=scope).get("accept-encoding", "").split(","))
    return any(name.strip() == ENCODING and weight.replace(" ", "") != "q=0" for name, _, weight in offered)


PREFIX = "/static/"
MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
"""The types that compressing makes smaller; fonts and images are compressed already and pass on."""

_YEAR_SECONDS = 365 * 24 * 60 * 60


class PackedAssets:
    """Middleware that answers GET for compressible files below /static/ from memory; everything else passes on.

    `folder` holds the files; the scripts are sent with German words (wording.py; ShellError where the words are gone). Only names
    that lie in it at start are answered, so no path of a request ever reaches the file system.
    """

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self.app = app
        self.files = {
            PREFIX + path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.suffix in MEDIA_TYPES
        }
        self._wording = Wording(self.files.values())
        self._packed = lru_cache(maxsize=len(self.files) or 1)(lambda path: pack(self._wording.read(path)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._wanted(scope)
        if path is None:
            await self.app(scope, receive, send)
            return
        headers = {"Vary": "Accept-Encoding", "Cache-Control": f"public, max-age={_YEAR_SECONDS}, immutable"}
        if takes_packed(scope):
            body = await run_in_threadpool(self._packed, path)
            headers["Content-Encoding"] = ENCODING
        else:
            body = await run_in_threadpool(self._wording.read, path)
        await Response(body, headers=headers, media_type=MEDIA_TYPES[path.suffix])(scope, receive, send)

    def _wanted(self, scope: Scope) -> Path | None:
        """The file that is answered here, packed or with words of ours; None where Streamlit is to answer."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        if "range" in Headers(scope=scope):
            return None
        path = self.files.get(scope["path"])
        return path if path is not None and (takes_packed(scope) or self._wording.changes(path)) else None
