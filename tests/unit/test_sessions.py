"""What a run says is handed over in bundles, and the theme is what Streamlit makes of the options."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, websocket_session_manager
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.script_data import ScriptData
from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

from dashboard import settings
from dashboard.server import create_app
from dashboard.ui import sessions
from dashboard.ui.sessions import BundlingSession

PATIENCE_SECONDS = 10.0


def opened(on_told: Callable[[], None]) -> BundlingSession:
    script = ScriptData(str(settings.ROOT / "dashboard" / "app.py"), is_hello=False)
    session = BundlingSession(script, MemoryUploadedFileManager("/"), ScriptCache(), on_told, {})
    session._script_event_loop.close()  # nothing runs here
    return session


def say(session: BundlingSession, *titles: str | None) -> None:
    """As the run of a page does it, in a thread of its own; None is a message that fails."""
    for title in titles:
        message = ForwardMsg()
        message.page_config_changed.title = title or ""
        session._on_scriptrunner_event(None, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, message if title else None)


def heard(session: BundlingSession) -> list[str]:
    return [message.page_config_changed.title for message in session.flush_browser_queue()]


@pytest.mark.parametrize("titles", [("eins", "zwei", "drei"), ("eins", None, "zwei", "drei")])
def test_what_a_run_says_comes_in_its_order_and_the_server_is_told_of_it_once(titles: tuple[str | None, ...]) -> None:
    async def hear() -> tuple[list[str], int]:
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        told: asyncio.Queue[None] = asyncio.Queue()
        session = opened(lambda: told.put_nowait(None))
        await asyncio.to_thread(say, session, *titles)
        await asyncio.wait_for(told.get(), PATIENCE_SECONDS)
        return heard(session), 1 + told.qsize()

    assert asyncio.run(hear()) == (["eins", "zwei", "drei"], 1)


def test_what_was_said_is_heard_before_what_the_browser_asks_next(monkeypatch: pytest.MonkeyPatch) -> None:
    async def asked() -> list[str]:
        session, found = opened(lambda: None), []
        monkeypatch.setattr(session, "_handle_git_information_request", lambda: found.extend(heard(session)))
        say(session, "eins", "zwei")
        session.handle_backmsg(BackMsg(load_git_info=True))
        return found

    assert asyncio.run(asked()) == ["eins", "zwei"]


@pytest.mark.parametrize("section", ["theme", "theme.light", "theme.dark"])
def test_the_theme_is_what_streamlit_makes_of_the_options_each_time(section: str) -> None:
    expected = CustomThemeConfig()
    sessions._make_theme(expected, section)
    assert expected != CustomThemeConfig()
    for _ in range(2):
        found = CustomThemeConfig()
        sessions._take_theme(found, section)
        assert found == expected
        found.primary_color = "changed in this message alone"


def test_the_server_keeps_its_sessions_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for room, name in ((websocket_session_manager, "AppSession"), (app_session, "_populate_theme_msg")):
        monkeypatch.setattr(room, name, vars(room)[name])  # so that others find it as it was
    create_app(1)
    assert vars(websocket_session_manager)["AppSession"] is BundlingSession
    assert vars(app_session)["_populate_theme_msg"] is sessions._take_theme
