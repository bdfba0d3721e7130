"""One open page as the server keeps it: what a run says goes to the browser in bundles, and the theme is worked out once.

Streamlit wakes the server's thread for every single message, twice: some 70 on the overview, each of which takes the interpreter
from the run that is under way. What has come it sends every ten milliseconds all the same. And with each run it makes the theme
anew from the options in .streamlit/config.toml, which do not change.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, websocket_session_manager
from streamlit.runtime.app_session import AppSession

MOMENT_SECONDS = 0.01
"""How long the first message of a bundle waits for the others."""


class BundlingSession(AppSession):
    """Hands over what its run says by the bundle; the order stays."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._guard = threading.Lock()
        self._bundle: list[Callable[[], None]] = []

    def _call_soon_on_event_loop(self, callback: Callable[[], None]) -> None:
        with self._guard:
            self._bundle.append(callback)
            is_first = len(self._bundle) == 1
        if is_first:
            super()._call_soon_on_event_loop(self._hand_over_in_a_moment)

    def _hand_over_in_a_moment(self) -> None:
        self._event_loop.call_later(MOMENT_SECONDS, self._hand_over)

    def _hand_over(self) -> None:
        """Let the session hear all that was said, and tell the server once that there is something to send."""
        with self._guard:
            bundle, self._bundle = self._bundle, []
        tell, self._message_enqueued_callback = self._message_enqueued_callback, None
        for callback in bundle:
            try:
                callback()
            except Exception as error:  # as asyncio does it, so that the others are heard all the same
                self._event_loop.call_exception_handler({"message": "a message of a run was not taken", "exception": error})
        self._message_enqueued_callback = tell
        if bundle and tell is not None:
            tell()

    def handle_backmsg(self, msg: BackMsg) -> None:
        """Hear what the browser asks, after what the run said before."""
        self._hand_over()
        super().handle_backmsg(msg)


_make_theme = app_session._populate_theme_msg


@cache
def _theme(section: str) -> CustomThemeConfig:
    theme = CustomThemeConfig()
    _make_theme(theme, section)
    return theme


def _take_theme(message: CustomThemeConfig, section: str = "theme") -> None:
    message.MergeFrom(_theme(section))


def keep_sessions_cheap() -> None:
    """From now on every session of this process is kept so."""
    # Streamlit takes neither from outside. Its version is fixed in pyproject.toml; tests/unit/test_sessions.py looks after both.
    setattr(websocket_session_manager, "AppSession", BundlingSession)  # noqa: B010
    setattr(app_session, "_populate_theme_msg", _take_theme)  # noqa: B010
