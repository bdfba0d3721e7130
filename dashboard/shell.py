"""What a browser loads first: the one document and Streamlit's scripts, styles and fonts, in German and compressed.

Streamlit serves an English document for every page's address, and its files as they are. Both are made once at the start from
what the installed Streamlit brings; if a piece or a word is not there any more, the start fails with a sentence that names it
instead of serving half of it in English. tests/browser/test_german_controls.py opens every control and finds no English word.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.journal import note_failure

TITLE = "Steuerungs-Dashboard"
DESCRIPTION = "Umsetzungsstand der Maßnahmen nach Handlungsfeld, Ressort und Ebene"
NOSCRIPT = (
    "<noscript><p>Diese Seite braucht JavaScript. Bitte schalten Sie es im Browser ein und laden Sie die Seite neu. "
    "Jede Zahl gibt es auch ohne Browser: ./start query</p></noscript>"
)

LOGIN_FAILED = "anmeldung"
"""The word in the address of the login's page that says that the way to a provider has failed."""

_OURS = ("login.js", "history.js", "unsaved.js", "typed.js", "popover.js", "paper.js")
"""A link leads to its page through a login, Back is one step, a form is lost neither unasked nor by a login that ends, Tab leads
into an open popover, and charts fit a sheet."""
_SCRIPTS = "".join(f"<script>{Path(__file__).with_name(name).read_text('utf-8')}</script>" for name in _OURS)
"""Allowed by their hashes, as the other scripts are."""
_SHEET = Path(__file__).with_name("sheet.css").read_text("utf-8")

_PIECES = {
    "the document's language": (re.compile(r'<html lang="en">'), '<html lang="de">'),
    "the document's title": (
        re.compile(r"<title>Streamlit</title>"),
        f'<title>{TITLE}</title>\n    <meta name="description" content="{DESCRIPTION}" />',
    ),
    "the text for browsers without scripts": (re.compile(r"<noscript>.*?</noscript>", re.DOTALL), NOSCRIPT),
    "the pointer to the agent interface": (re.compile(r'<link rel="service-desc"[^>]*>'), ""),
    "the end of the document's head": (re.compile("</head>"), f"{_SCRIPTS}<style>{_SHEET}</style></head>"),
}


class ShellError(Exception):
    """Streamlit's document lacks a piece that is to be German."""


def german_document(html: str, style: str = "") -> str:
    """Streamlit's HTML document with German language, title, description, text for browsers without scripts, and for paper.

    `style` are rules of a stylesheet to be added to sheet.css. ShellError names the piece that was not found.
    """
    for name, (pattern, replacement) in _PIECES.items():
        html, count = pattern.subn(replacement.replace("\\", r"\\"), html)
        if not count:
            raise ShellError(f"Streamlit's HTML document has changed: {name} was not found")
    return html.replace("</head>", f"<style>{style}</style></head>") if style else html


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


class GermanLogin:
    """Middleware that leads back to the page of the login, which says it in German, where the way to a provider fails."""

    def __init__(self, app: ASGIApp, paths: tuple[str, ...]) -> None:
        self.app = app
        self.paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(self.paths):
            await self.app(scope, receive, send)
            return
        status = 0

        async def send_what_holds(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            if status < HTTPStatus.BAD_REQUEST:
                await send(message)

        try:
            await self.app(scope, receive, send_what_holds)
        except Exception as error:
            if status:
                raise
            note_failure(error)
            status = HTTPStatus.BAD_GATEWAY
        if status >= HTTPStatus.BAD_REQUEST:
            await RedirectResponse(f"/?{LOGIN_FAILED}=gescheitert", HTTPStatus.SEE_OTHER, {"Cache-Control": "no-store"})(
                scope, receive, send
            )


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
_ADD = ("`Add: $", "`Übernehmen: $")
_OPEN = ('"aria-label":`Open`', '"aria-label":`Auswahl aufklappen`')
_GERMAN = ("locale:`en-US`", "locale:`de-DE`")  # what the library below the controls says itself, it knows in German
_EVERY_BROWSER = ("navigator.language||navigator.userLanguage", "`de-DE`")

WORDING: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Selectbox": (_NO_RESULT, _ADD, _OPEN, _GERMAN, ("`Clear value`", "`Auswahl löschen`")),
    "Multiselect": (
        _NO_RESULT,
        _ADD,
        _OPEN,
        _GERMAN,
        ("`Select ${p.length} matches`", "`${p.length} Treffer auswählen`"),
        ("`Select all`", "`Alle auswählen`"),
        ("`Selected values`", "`Gewählt`"),
        ("`Remove ${e}`", "`${e} entfernen`"),
        ("`Clear all`", "`Auswahl löschen`"),
        (
            "`You can only select up to ${t.maxSelections} ${e}. Remove an option first.`",
            "`Mehr als ${t.maxSelections} sind nicht möglich. Bitte entfernen Sie zuerst einen Eintrag.`",
        ),
    ),
    "styled-components": (_EVERY_BROWSER,),
    "UriUtil": (("locale:window.navigator.language", "locale:`de-DE`"),),
    "TextInput": (("`Clear entry`", "`Eingabe löschen`"), ("`Invalid input.`", "`Diese Eingabe geht nicht.`")),
    "InputInstructions": (
        ("?`submit form`:`apply`", "?`absenden`:`übernehmen`"),
        ("`Press Enter to ${e}`", "`Eingabetaste: ${e}`"),
        ("`Press ${r()?`⌘`:`Ctrl`}+Enter to ${e}`", "`${r()?`⌘`:`Strg`}+Eingabetaste: ${e}`"),
    ),
    "requiredField": (("`This field is required.`", "`Bitte füllen Sie dieses Feld aus.`"),),
    "WidgetLabel": (("`(required)`", "`(Pflichtangabe)`"),),
    "FileUploader": (
        ("`${T(t,D.Byte,0)} per file`", "`je Datei höchstens ${T(t,D.Byte,0)}`"),
        ("`Drag and drop directories here`", "`Ordner hier ablegen`"),
        ("`Drag and drop files here`", "`Dateien hier ablegen`"),
        ("`Drag and drop a file here`", "`Datei hier ablegen`"),
        ("`Upload directories`:`Upload`", "`Ordner auswählen`:`Datei auswählen`"),
        ("`${e.type} files are not allowed.`", "`Dateien dieser Art gehen nicht.`"),
        ("`Add files`", "`Weitere Datei auswählen`"),
    ),
    "utils": (
        ("`Choose or add options`", "`Bitte auswählen oder ergänzen`"),
        ("`Choose or add an option`", "`Bitte auswählen oder ergänzen`"),
        ("`Choose options`", "`Bitte auswählen`"),
        ("`Choose an option`", "`Bitte auswählen`"),
        ("`No options to select`", "`Nichts zur Auswahl`"),
        ("`File must be ${", "`Eine Datei darf höchstens ${"),
        (")} or smaller.`", ")} haben.`"),
        ("`${e.toFixed(n)}${t.toUpperCase()}`", "`${Number(e.toFixed(n)).toLocaleString(`de`)}\xa0${t.toUpperCase()}`"),
        ('"aria-label":`file upload`', '"aria-label":`Datei hochladen`'),
        ("`Remove ${e.name}`", "`${e.name} entfernen`"),
        ("`Cancel upload of ${e.name}`", "`Hochladen von ${e.name} abbrechen`"),
        ("`Upload failed`", "`Das Hochladen ist fehlgeschlagen.`"),
        ("`Click to retry upload`", "`Noch einmal hochladen`"),
        ("[`Error: `,", "[`Fehler: `,"),
        ("`${t.type} files are not allowed.`", "`Dateien dieser Art gehen nicht.`"),
        ("`File size is too small.`", "`Die Datei ist leer.`"),
        ("`Only one file is allowed.`", "`Bitte nur eine Datei.`"),
        ("`Unexpected error. Please try again.`", "`Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.`"),
    ),
    # What the server says of a refused upload is shown, and not only the number of its answer (dashboard/uploads.py).
    "axios": (
        ("`Request failed with status code `+n.status", "(n.data||`Der Server hat abgelehnt: `+n.status)"),
        ("`Network Error`", "`Keine Verbindung zum Server`"),
        ("`Request aborted`", "`Das Hochladen wurde abgebrochen`"),
    ),
    "Pagination": (
        ('"aria-label":`Pagination`', '"aria-label":`Blättern`'),
        ("`Previous page`", "`vorige Seite`"),
        ("`Next page`", "`nächste Seite`"),
        ("`Page ${e.page}`", "`Seite ${e.page}`"),
    ),
    "StreamlitMarkdown": (
        ("`Link to heading`", "`Verweis auf diese Überschrift`"),
        ("`Help`:`Help for ${", "`Erläuterung`:`Erläuterung zu ${"),
    ),
    "useCopyToClipboard": (("`Copied`:`Copy to clipboard`", "`Kopiert`:`In die Zwischenablage kopieren`"),),
    "DownloadButton": (("`Download failed`", "`Das Herunterladen ist fehlgeschlagen.`"),),
    "DynamicIcon": (("`${n} icon`", "`Symbol`"), ("return`Loading`", "return`Wird geladen`")),
    "Toolbar": (
        ("label:`Fullscreen`", "label:`Ganzer Bildschirm`"),
        ("label:`Close fullscreen`", "label:`Ganzen Bildschirm verlassen`"),
    ),
    "ArrowVegaLiteChart": (
        # Each chart has its own table beside it, which is a real one; this would be a painted grid with English menus.
        ("[y&&r(C,{label:`Show data`", "[!1&&r(C,{label:`Daten zeigen`"),
        ("`Download as PNG`", "`Als Bild speichern`"),
        ("Oe&&r(C,{label:Te?`Copied!`:`Copy Vega-Lite spec`", "!1&&r(C,{label:`Bauplan kopieren`"),
        # A button is named by what the chart is; its whole text is told once, by the chart itself.
        ("let Fe=d.alt?.trim(),", "let Fe=d.alt?.split(`. `)[0].trim(),"),
        # No word: what draws a chart is told to its element, so that paper.js can draw it anew.
        ("let O=he(m);", "E.container().plot=E;let O=he(m);"),
    ),
    "embed": (
        ("`aria-roleDescription`,`visualization`", "`aria-roleDescription`,`Diagramm`"),
        ("`${t} mark container`", "`Teil des Diagramms`"),
    ),
    "Table": (("`Scrollable table`", "`Tabelle, lässt sich verschieben`"), ("children:`empty`", "children:`leer`")),
    "useFloatingOverlay": (("f:`Dismiss`", "f:`Schließen`"),),
    "index": (
        ("`Page not found`", "`Diese Seite gibt es nicht`"),
        ("`The page that you have requested does not seem to exist`", "`Die Adresse führt zu keiner Seite`"),
        (
            "`You have requested page /${e}, but no corresponding file was found in the app's pages/ directory`",
            "`Die Adresse /${e} führt zu keiner Seite`",
        ),
        ("{message:`${t}. Running the app's main page.`}", "{message:`${t}. Gezeigt wird der Überblick.`}"),
        ('"aria-label":`Close`', '"aria-label":`Schließen`'),
        ("children:`Close`", "children:`Schließen`"),
        ("`Continue anyway`:`Close`", "`Trotzdem weiter`:`Schließen`"),
        ("`Try again`", "`Noch einmal versuchen`"),
        ("`Skip to main content`", "`Zum Inhalt springen`"),
        ("`Navigate to home page`", "`Zum Überblick`"),
        ("`App pages`", "`Seiten`"),
        ('"aria-label":`Sidebar`', '"aria-label":`Seitenleiste`'),
        ("`Collapse sidebar`", "`Seitenleiste zuklappen`"),
        ("`Expand sidebar`", "`Seitenleiste aufklappen`"),
        ("`View less`:`View ${x-m} more`", "`weniger zeigen`:`${x-m} weitere zeigen`"),
        ("`view less`:`view more`", "`weniger zeigen`:`mehr zeigen`"),
        ("`(opens in new tab)`", "`(öffnet in neuem Fenster)`"),
        ('"aria-label":`Notifications`', '"aria-label":`Meldungen`'),
        ('"aria-label":`Running...`', '"aria-label":`Die Seite wird aufgebaut`'),
        ("`Stopping...`:`Stop`", "`Wird angehalten`:`Anhalten`"),
        ("=`Connecting`,", "=`Verbindung wird aufgebaut`,"),
        ("`Connecting to Streamlit server`", "`Die Verbindung zum Server wird aufgebaut`"),
        ("bO=`Error`", "bO=`Keine Verbindung`"),
        ("`Unable to connect to Streamlit server`", "`Der Server ist nicht zu erreichen`"),
        ("`Connection error`", "`Keine Verbindung`"),
        (
            "`Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:`,"
            "codeBlock:`streamlit run yourscript.py`",
            "`Der Server antwortet nicht. Läuft das Dashboard noch? Gestartet wird es mit:`,codeBlock:`./start`",
        ),
        (
            "`Streamlit server is not responding. Are you connected to the internet?`",
            "`Der Server antwortet nicht. Läuft das Dashboard noch?`",
        ),
        ("`Connection timed out.`", "`Der Server hat nicht rechtzeitig geantwortet.`"),
        (
            "`Connection failed with status ${r}${s?`, and response:`:`.`}`",
            "`Der Server hat abgelehnt (${r})${s?` mit den Worten:`:`.`}`",
        ),
        (
            "`Connection lost. Please wait for the app to reconnect, then try again.`",
            "`Die Verbindung ist unterbrochen. Bitte warten Sie, bis sie wieder da ist, und versuchen Sie es noch einmal.`",
        ),
        ("`Bad message format`", "`Unverständliche Nachricht`"),
        ("locale:window.navigator.language", "locale:`de-DE`"),
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

    `folder` holds the files; the scripts are sent with German words (ShellError where the words are gone). Only names
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
