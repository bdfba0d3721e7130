"""A coordinator at the page hochladen, without a browser: controls are found by their label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from streamlit.testing.v1 import AppTest

from dashboard.intake.desk import Desk, Draft
from tests.builders import Page, Value, workbook
from tests.opening import open_page

HEAD = ("Nr.", "Handlungsfeld", "Maßnahme", "Ebene", "Umsetzungsstand", "Sachstand")
READING = ("1", 4, "Lesen üben", "Land", "in Umsetzung", "Läuft.")
SINGING = ("2", 4, "Gemeinsam singen", "Land", "geplant", None)


def sheet(*rows: Sequence[Value], body: str = "SKB") -> bytes:
    """A list with a title block that names its body, and the usual columns."""
    return workbook(Page([(f"Maßnahmenliste {body}",), ("Stand: 30.09.2026",), HEAD, *rows]))


@dataclass
class Visit:
    """A coordinator at the page; found by label, as in a browser."""

    app: AppTest

    def drop(self, name: str, content: bytes) -> Visit:
        self.app.file_uploader[0].set_value([(name, content, "")])
        return self._run()

    def press(self, label: str) -> Visit:
        next(button for button in self.app.button if button.label == label).click()
        return self._run()

    def choose(self, question: str, option: str) -> Visit:
        """Choose the option whose words begin so, of the question that has these words in its label."""
        control = next(each for each in (*self.app.radio, *self.app.selectbox) if question in each.label)
        label = next(str(each) for each in control.options if str(each).startswith(option))
        control.set_value(label)
        return self._run()

    def write(self, label: str, text: str) -> Visit:
        next(each for each in self.app.text_input if label in each.label).set_value(text)
        return self._run()

    def unfold(self, key: str) -> Visit:
        self.app.session_state[key] = True
        return self._run()

    def step(self, name: str) -> Visit:
        next(button for button in self.app.button if name in button.label and str(button.key).startswith("schritt-")).click()
        return self._run()

    @property
    def text(self) -> str:
        """All that the page says."""
        app = self.app
        parts = [*app.header, *app.subheader, *app.markdown, *app.caption, *app.info, *app.warning, *app.error, *app.success]
        return "\n".join(str(each.value) for each in parts).replace("\\", "")

    @property
    def headers(self) -> list[str]:
        return [header.value for header in self.app.header]

    def _run(self) -> Visit:
        self.app.run()
        assert not self.app.exception
        return self


def visit(**query: str) -> Visit:
    """Open the page as SKB, or as `haus` says."""
    return Visit(open_page("upload.py", {"haus": "SKB", "runde": "2026", **query}))


def drafts() -> list[Draft]:
    return Desk().drafts()
