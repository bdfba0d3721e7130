"""What a page and its server say to each other, so that a test can wait until everything that was asked for is answered."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_ANSWER_MS = 40_000


class Talk:
    """The talk of one page: whether it has asked for a run whose end has not come yet."""

    def __init__(self, page: Page) -> None:
        self._socket: WebSocket | None = None
        page.on("websocket", self._listen)

    def wait_for_the_answer(self) -> None:
        """Return when no run is under way or asked for; Playwright's TimeoutError where none ends."""
        while self._socket is not None:
            self._socket.wait_for_event("framereceived", _ends_a_run, timeout=_ANSWER_MS)

    def end(self) -> None:
        """Nobody waits any more for what was asked: the page was left."""
        self._socket = None

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: self._sent(socket, frame))
        socket.on("framereceived", self._received)
        socket.on("close", self._closed)

    def _closed(self, socket: WebSocket) -> None:
        if socket is self._socket:
            self.end()

    def _sent(self, socket: WebSocket, frame: bytes | str) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).WhichOneof("type") == "rerun_script":
            self._socket = socket

    def _received(self, frame: bytes | str) -> None:
        if _ends_a_run(frame):
            self.end()


def _ends_a_run(frame: bytes | str) -> bool:
    """Whether a run is over, and not only broken off because the next one begins."""
    message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
    return message.WhichOneof("type") == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


_TALKS: WeakKeyDictionary[Page, Talk] = WeakKeyDictionary()


def listen(page: Page) -> None:
    """Follow the talk of a new page from its beginning."""
    _TALKS[page] = Talk(page)


def leave(page: Page) -> None:
    """Wait no longer for what a page has asked that was left."""
    _TALKS[page].end()


def wait_for_the_answer(page: Page) -> None:
    """Return when the server has answered whatever this page asked; at once for a page that nobody listens to."""
    page.evaluate("() => new Promise(requestAnimationFrame)")  # what a press asks for is sent by then
    if page in _TALKS:
        _TALKS[page].wait_for_the_answer()
