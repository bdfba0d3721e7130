"""Streamlit's scripts, styles and fonts, compressed once and kept in memory.

A first visit loads some 140 files of 5.3 MB together, which Streamlit sends as they are; compressed they are a third of it. The
names carry a hash of the content, so a browser may keep them for a year.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.packing import ENCODING, pack, takes_packed
from dashboard.wording import Wording

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
