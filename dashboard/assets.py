"""Streamlit's scripts, styles and fonts, compressed once and kept in memory.

A first visit loads some 140 files of 5.3 MB together, which Streamlit sends as they are; compressed they are a third of it. The
names carry a hash of the content, so a browser may keep them for a year.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

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

    `folder` holds the files, `compress` makes their brotli form. Only names that lie in the folder at start are answered, so no
    path of a request ever reaches the file system.
    """

    def __init__(self, app: ASGIApp, folder: Path, compress: Callable[[bytes], bytes]) -> None:
        self.app = app
        self.files = {
            PREFIX + path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.suffix in MEDIA_TYPES
        }
        self._packed = lru_cache(maxsize=len(self.files) or 1)(lambda path: compress(path.read_bytes()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._wanted(scope)
        if path is None:
            await self.app(scope, receive, send)
            return
        body = await to_thread.run_sync(self._packed, path)
        headers = {
            "Content-Encoding": "br",
            "Vary": "Accept-Encoding",
            "Cache-Control": f"public, max-age={_YEAR_SECONDS}, immutable",
        }
        await Response(body, headers=headers, media_type=MEDIA_TYPES[path.suffix])(scope, receive, send)

    def _wanted(self, scope: Scope) -> Path | None:
        """The file that the request wants in compressed form, or None where Streamlit is to answer."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        headers = Headers(scope=scope)
        if "br" not in headers.get("accept-encoding", "") or "range" in headers:
            return None
        return self.files.get(scope["path"])
