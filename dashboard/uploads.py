"""How much may wait in memory to be read: bounded per person and for all, and given back. In front of Streamlit's own upload.

Streamlit keeps each upload in memory until the page's session ends, however many there are, and looks for ended sessions only
when another one ends. A page gives back what it has read (dashboard/ui/upload/drop.py); what nobody came to read is dropped here.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Iterator

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from dashboard import settings

_ADDRESS = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")
_MEGABYTE = 1024 * 1024
PATIENCE_SECONDS = 60

TOO_LARGE = f"Diese Datei ist zu groß: eine Liste darf höchstens {settings.MAX_FILE_BYTES // _MEGABYTE} MB haben."
TOO_MUCH = (
    f"Auf einmal gehen höchstens {settings.MAX_UPLOADS} Dateien mit zusammen {settings.MAX_UPLOAD_BYTES // _MEGABYTE} MB. "
    "Bitte laden Sie den Rest hoch, wenn diese gelesen sind."
)
TOO_MANY_AT_ONCE = "Gerade werden viele Listen zugleich hochgeladen. Bitte versuchen Sie es in einer Minute noch einmal."
NO_SIZE = "Diese Anfrage sagt nicht, wie groß die Datei ist."

_refused: Counter[str] = Counter()
"""How many files of a session were refused since its page last told of it."""


def take_refused(session_id: str) -> int:
    """How many files of this session were refused; told once."""
    return _refused.pop(session_id, 0)


class BoundedUploads:
    """Middleware that refuses a file that would be too much, before it is read, with the sentence that the page shows."""

    def __init__(self, app: ASGIApp, person_of: Callable[[str], str] = str) -> None:
        """`person_of` says of a session whose it is; where nobody has to log in, each page counts for itself."""
        self.app = app
        self._person_of = person_of
        self._coming: list[tuple[str, int]] = []
        """Session and size of each file that is being sent."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = _ADDRESS.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if found is None or not runtime.get_instance().is_active_session(found[1]):
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "")
        size = int(length) if length.isdecimal() and len(length) < 16 else 0
        coming = (found[1], size)
        refusal = self._refusal(*coming)
        if refusal:
            _refused[found[1]] += 1
            await _take_and_forget(receive, size)
            await PlainTextResponse(refusal, status_code=413)(scope, receive, send)
            return
        self._coming.append(coming)
        try:
            await self.app(scope, receive, send)
        finally:
            self._coming.remove(coming)

    def _refusal(self, session_id: str, size: int) -> str | None:
        """Why a file is not taken; None where it is."""
        there = [*_held(), *self._coming]
        person = self._person_of(session_id)
        own = [each for owner, each in there if owner == session_id or self._person_of(owner) == person]
        if not size:
            return NO_SIZE
        if size > settings.MAX_FILE_BYTES:
            return TOO_LARGE
        if len(own) >= settings.MAX_UPLOADS or sum(own) + size > settings.MAX_UPLOAD_BYTES:
            return TOO_MUCH
        if sum(each for _, each in there) + size > settings.MAX_UPLOAD_BYTES_OF_ALL:
            return TOO_MANY_AT_ONCE
        return None


async def drop_left_uploads() -> None:
    """Drop, again and again, the uploads of pages that have been gone for PATIENCE_SECONDS; never returns."""
    gone: set[str] = set()
    while True:
        await asyncio.sleep(PATIENCE_SECONDS)
        owners = {owner for owner, _ in _held()} | set(_refused)
        left = {owner for owner in owners if not runtime.get_instance().is_active_session(owner)}
        for owner in left & gone:
            runtime.get_instance().uploaded_file_mgr.remove_session_files(owner)
            _refused.pop(owner, None)
        gone = left


def _held() -> Iterator[tuple[str, int]]:
    """Session and size of each file in Streamlit's memory."""
    uploaded = runtime.get_instance().uploaded_file_mgr
    if isinstance(uploaded, MemoryUploadedFileManager):
        for owner, files in list(uploaded.file_storage.items()):
            for file in list(files.values()):
                yield owner, len(file.data)


async def _take_and_forget(receive: Receive, size: int) -> None:
    """Let the browser send its file to the end, within reason: cut off before, it would not read the answer."""
    taken, has_more = 0, size <= 2 * settings.MAX_FILE_BYTES
    while has_more and taken <= size:
        message = await receive()
        taken += len(message.get("body", b""))
        has_more = message["type"] == "http.request" and message.get("more_body", False)
