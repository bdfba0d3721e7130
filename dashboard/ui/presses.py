"""A press is carried out to its end, its page drawn anew included, before the next request of its page is heard.

Streamlit breaks a run off as soon as its page asks for another one: at any of its calls and at each look at the session, also
between what a press has stored and the sentence that says so. Who pressed twice, or chose something at once, was told nothing,
and where the run had not come to the pressed button yet, the press was lost. Here such a request stands in line; a run without
a press is broken off as before, so that a page follows its filters at once.

Needs `runner.fastReruns = false` (.streamlit/config.toml): else each request gets a run of its own beside the one under way.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

_here = threading.local()
"""Knows, in the thread of a page, what runs it."""


class PressRunner(ScriptRunner):
    """Runs the pages of one session, a press at a time."""

    def __init__(self, *, initial_rerun_data: RerunData, **given: Any) -> None:
        super().__init__(initial_rerun_data=initial_rerun_data, **given)
        self._guard = threading.Lock()
        self._line: list[RerunData] = []
        """What the page asked for while a press was under way, in its order."""
        self._pressed = pressed(initial_rerun_data)
        """The buttons whose press is under way, or is the next to be heard."""
        self._is_idle = False

    def request_rerun(self, rerun_data: RerunData) -> bool:
        """Hear what the page asks for, or let it stand in line; False where it needs another runner, as in Streamlit."""
        with self._guard:
            if self._is_idle:
                self.request_stop()
                return False
            if self._pressed:
                # Who presses the same button again has not seen yet what came of the first press, and means that one.
                self._line.append(_without(self._pressed, rerun_data))
                return True
            return self._hear(rerun_data)

    @contextmanager
    def idle(self) -> Iterator[None]:
        """While this run only waits for something: whoever asks in the meantime does not wait for it."""
        with self._guard:
            self._hear_line()
            self._is_idle = not self._is_next_known()
        try:
            yield
        finally:
            with self._guard:
                self._is_idle = False

    def _run_script(self, rerun_data: RerunData) -> None:
        _here.runner = self
        try:
            super()._run_script(rerun_data)
        finally:
            with self._guard:
                if not self._is_next_known():
                    self._hear_line()

    def _hear_line(self) -> None:
        """Hear what stands in line up to the next press, which then has its turn."""
        self._pressed = frozenset()
        while self._line and not self._pressed:
            self._hear(self._line.pop(0))

    def _hear(self, rerun_data: RerunData) -> bool:
        is_heard = super().request_rerun(rerun_data)
        self._pressed = pressed(rerun_data) if is_heard else frozenset()
        return is_heard

    def _is_next_known(self) -> bool:
        return self._requests._state is ScriptRequestType.RERUN


def pressed(rerun_data: RerunData) -> frozenset[str]:
    """The buttons that were pressed, by their ids; everything else that a page holds is sent again with its next request."""
    states = rerun_data.widget_states
    return frozenset() if states is None else frozenset(each.id for each in states.widgets if each.trigger_value)


def _without(buttons: frozenset[str], rerun_data: RerunData) -> RerunData:
    states = rerun_data.widget_states
    if states is None:
        return rerun_data
    left = [each for each in states.widgets if not (each.trigger_value and each.id in buttons)]
    return replace(rerun_data, widget_states=WidgetStates(widgets=left))


def run_presses_to_their_end() -> None:
    """From now on every session of this process is run so."""
    # Streamlit takes no runner from outside. Its version is fixed in pyproject.toml; tests/pages/test_presses.py looks after it.
    setattr(app_session, "ScriptRunner", PressRunner)  # noqa: B010


@contextmanager
def nobody_waits() -> Iterator[None]:
    """Around what takes long and stores nothing, as reading a list: who goes to another page in the meantime gets it at once."""
    runner: PressRunner | None = getattr(_here, "runner", None)
    if runner is None:
        yield
        return
    with runner.idle():
        yield
