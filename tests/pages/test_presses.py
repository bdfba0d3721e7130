"""A press is carried out once and told, whatever its page asks for at the same moment."""

from __future__ import annotations

import tomllib
from itertools import count, groupby
from pathlib import Path

import pytest
from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.server import create_app
from dashboard.ui import telling
from dashboard.ui.presses import PressRunner
from tests.pressing import Second, follow_with, press_at_the_end_of, press_twice

PAGE = """
import streamlit as st
from pathlib import Path
from dashboard.refusals import RefusalError
from dashboard.ui.telling import attempt, show_told, tell
from dashboard.ui.working_group.forms import form_key, next_form

def write(text):
    with Path(r"{books}").open("a") as books:
        books.write(text)

def noted(text):
    write(text)
    next_form()
    return "Notiert."

def refuse():
    raise RefusalError("Das geht nicht.")

def stamp():
    write("S")
    tell("Gestempelt.")

show_told()
st.button("Stempeln", on_click=stamp)
st.text_input("Anderes")
with st.form(form_key("notiz")):
    text = st.text_input("Notiz")
    if st.form_submit_button("Notieren"):
        attempt(lambda: noted(text))
if st.button("Verweigern"):
    attempt(refuse)
st.markdown("Ende")
"""


READING_PAGE = """
import streamlit as st
from dashboard.ui.presses import nobody_waits

st.button("Öffnen")
with nobody_waits():
    st.caption("Die Liste wird gelesen …")
st.markdown("Ende")
"""


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return tmp_path / "books.txt"


def opened(books: Path) -> AppTest:
    books.write_text("")
    app = AppTest.from_string(PAGE.format(books=books)).run()
    next(each for each in app.text_input if each.label == "Notiz").set_value("N")
    return app


@pytest.mark.parametrize("is_press", [True, False])
@pytest.mark.parametrize(("label", "written", "sentence"), [("Notieren", "N", "Notiert."), ("Stempeln", "S", "Gestempelt.")])
def test_a_press_is_done_and_told_wherever_the_next_request_comes(
    books: Path, monkeypatch: pytest.MonkeyPatch, label: str, written: str, sentence: str, *, is_press: bool
) -> None:
    for at in count(1):
        app = opened(books)
        with monkeypatch.context() as patch:
            second = Second(at, is_press=is_press)
            follow_with(patch, second)
            next(each for each in app.button if each.label == label).click().run()
        assert not app.exception
        if not second.has_come:
            assert at > 20
            return
        assert (at, books.read_text(), [each.value for each in app.success]) == (at, written, [sentence])
        assert app.markdown[-1].value == "Ende"


def test_a_press_that_comes_as_the_run_before_ends_is_done_and_told(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(books)
    press_at_the_end_of(monkeypatch, app, next(each for each in app.button if each.label == "Notieren"))
    assert (books.read_text(), [each.value for each in app.success]) == ("N", ["Notiert."])


def test_a_press_of_a_page_that_was_answered_already_does_nothing_twice(books: Path) -> None:
    app = opened(books)
    press_twice(app, next(each for each in app.button if each.label == "Notieren"))
    assert (books.read_text(), [each.value for each in app.success]) == ("N", ["Notiert."])


def test_who_asks_while_a_list_is_read_does_not_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    for at in range(1, 200):
        app = AppTest.from_string(READING_PAGE).run()
        with monkeypatch.context() as patch:
            second = Second(at, is_press=False)
            follow_with(patch, second)
            app.button[0].click().run()
        if not second.has_come:
            break
        taken.append(second.is_taken)
    assert [is_taken for is_taken, _ in groupby(taken)] == [True, False, True]


def test_a_session_of_the_server_is_run_so_and_one_run_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_session, "ScriptRunner", ScriptRunner)
    create_app(1)
    assert vars(app_session)["ScriptRunner"] is PressRunner
    assert tomllib.loads((settings.ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["runner"]["fastReruns"] is False


def test_what_is_refused_takes_the_place_of_what_an_earlier_press_told(books: Path) -> None:
    app = opened(books)
    next(each for each in app.button if each.label == "Notieren").click().run()
    next(each for each in app.button if each.label == "Verweigern").click().run()
    assert ([each.value for each in app.success], [each.value for each in app.error]) == ([], ["Das geht nicht."])


def test_what_a_press_told_stays_for_whoever_clicks_at_once_and_goes_with_a_later_click(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(books)
    next(each for each in app.button if each.label == "Notieren").click().run()
    assert ([each.value for each in app.success], len(app.toast)) == (["Notiert."], 1)
    app.run()
    assert ([each.value for each in app.success], len(app.toast)) == (["Notiert."], 0)
    monkeypatch.setattr(telling, "STAYS_SECONDS", 0.0)
    app.run()
    assert not app.success
