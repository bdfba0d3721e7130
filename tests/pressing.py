"""A press that is followed at once by another request of its page, as by a second click; without a browser, to the very point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData
from streamlit.testing.v1 import AppTest, app_test
from streamlit.testing.v1.element_tree import Button
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from dashboard.ui.presses import PressRunner, pressed


@dataclass
class Second:
    """When the second request comes: at the how many-th point, counted from the press, at which a run may be broken off."""

    at: int
    is_press: bool
    """Whether the same button is pressed again, else something else is asked for with the same things entered."""
    has_come: bool = False
    is_taken: bool = False
    """Whether the runner took it, else it needs another one."""


def follow_with(patch: pytest.MonkeyPatch, second: Second) -> None:
    """From now on the press of an AppTest is followed by that second request."""

    class Followed(LocalScriptRunner, PressRunner):
        passed = 0
        first: RerunData | None = None

        def request_rerun(self, rerun_data: RerunData) -> bool:
            if pressed(rerun_data) and self.first is None:
                self.first = rerun_data
            return super().request_rerun(rerun_data)

        def _maybe_handle_execution_control_request(self) -> None:
            if self.first is not None and self._is_in_script_thread():
                self.passed += 1
                if self.passed == second.at:
                    second.has_come = True
                    second.is_taken = self.request_rerun(self.first if second.is_press else _without_press(self.first))
            super()._maybe_handle_execution_control_request()

    patch.setattr(app_test, "LocalScriptRunner", Followed)


def _without_press(asked: RerunData) -> RerunData:
    assert asked.widget_states is not None
    kept = [each for each in asked.widget_states.widgets if not each.trigger_value]
    return replace(asked, widget_states=WidgetStates(widgets=kept))


def press_at_the_end_of(patch: pytest.MonkeyPatch, app: AppTest, button: Button) -> AppTest:
    """Draw the page anew; the press arrives when nothing can break that run off any more, and before it is over."""
    button.click()
    press = RerunData(widget_states=app._tree.get_widget_states())
    button.set_value(False)

    class Ending(LocalScriptRunner, PressRunner):
        asked: ClassVar[list[RerunData]] = [press]

        def _on_script_finished(self, *given: Any) -> None:
            if self.asked:
                self.request_rerun(self.asked.pop())
            super()._on_script_finished(*given)

    patch.setattr(app_test, "LocalScriptRunner", Ending)
    return app.run()


def press_twice(app: AppTest, button: Button) -> AppTest:
    """Press a button, and once more before the page could show what came of it: all that it sends is of the page before."""
    button.click()
    sent, query = app._tree.get_widget_states(), dict(app.query_params)
    app.run()
    assert not app.exception
    app.query_params.clear()
    app.query_params.update(query)
    app._run(sent)
    assert not app.exception
    return app
