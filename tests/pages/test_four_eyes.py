"""Two persons on the pages: what one of the lead unit asks for is done when another one confirms it, and by nobody alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.access.viewer import OF_TWO_PERSONS, Act
from dashboard.rounds.freezing import freeze, undo_freeze
from dashboard.store import Store
from dashboard.trail import Chain, trail_of
from tests.opening import open_page
from tests.pages.board_visit import filled
from tests.pages.test_roles import ACCESS, visited


@pytest.fixture
def store(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    filled(store_path)
    access = store_path.with_name("zugang.toml")
    access.write_text(ACCESS, "utf-8")
    monkeypatch.setattr(settings, "ACCESS", access)
    monkeypatch.setattr(settings, "DRAFTS", store_path.with_name("drafts"))
    return Store(store_path)


def plain(app: AppTest) -> str:
    return "\n".join(str(each.value) for each in (*app.markdown, *app.caption, *app.error, *app.success)).replace("\\", "")


def pressed(app: AppTest, label: str) -> AppTest:
    (button,) = [each for each in app.button if each.label == label]
    button.click().run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


def changes(store: Store) -> list[tuple[str, str, str]]:
    events = [each.event for each in Chain(trail_of(store.path)).entries()]
    return [(each.kind, each.what, each.subject) for each in events if each.kind != "login"]


def asked_to_redact(subject: str) -> AppTest:
    app = visited("delivery_board.py", "leitung", {"ressort": "SKB", "runde": "2026"}, sub=subject)
    app.session_state["rueckmeldung-3"] = True
    app.run()
    app.text_area[0].set_value("üben")
    next(each for each in app.text_input if each.label.startswith("Grund (ohne")).set_value("Name einer Person")
    app.checkbox[0].check()
    return pressed(app, "Schwärzung beantragen")


def asked_to_undo(subject: str) -> AppTest:
    app = visited("steering_round.py", "leitung", {"runde": "2025"}, sub=subject)
    app.session_state["aufheben"] = True
    app.run()
    next(each for each in app.text_input if each.label == "Grund").set_value("Irrtum")
    return pressed(app, "Aufheben beantragen")


def test_what_one_asks_to_redact_another_one_redacts(store: Store) -> None:
    app = asked_to_redact("u1")
    assert "Eine zweite Person der federführenden Stelle bestätigt es" in plain(app)
    assert store.rows("redaction").is_empty()
    assert "Bestätigen: schwärzen" not in labels(app), "not by who asked"
    board = visited("delivery_board.py", "leitung", {}, sub="u2")
    assert "Antrag: schwärzen, Rückmeldung 3" in plain(board)
    assert "- üben" in plain(board)
    done = pressed(board, "Bestätigen: schwärzen")
    assert "1 Eintrag ist geschwärzt." in plain(done)
    assert store.rows("redaction").height == 1
    assert changes(store) == [("request", "redact", "u1"), ("change", "redact", "u2")]
    assert " bestätigt · Rückmeldung 3" in Chain(trail_of(store.path)).entries()[-1].event.detail


@pytest.mark.parametrize("group", ["haus", "runde", "ag", "alle"])
@pytest.mark.usefixtures("store")
def test_only_the_lead_unit_sees_what_waits(group: str) -> None:
    asked_to_redact("u1")
    board = visited("delivery_board.py", group, {}, sub="u2")
    assert "Antrag: schwärzen" not in plain(board)


def test_a_freeze_is_undone_by_two_and_the_request_can_be_withdrawn(store: Store) -> None:
    freeze(store, "2025", by="Referat")
    pressed(asked_to_undo("u1"), "Antrag zurückziehen")
    asked_to_undo("u1")
    assert store.rows("freeze_undone").is_empty()
    other = visited("steering_round.py", "leitung", {"runde": "2025"}, sub="u2")
    done = pressed(other, "Bestätigen: Festschreibung aufheben")
    assert "Die Festschreibung der Runde 2025 ist aufgehoben." in plain(done)
    assert store.rows("freeze_undone").height == 1
    assert changes(store)[-2:] == [("request", "undo_freeze", "u1"), ("change", "undo_freeze", "u2")]


def test_what_has_changed_meanwhile_is_not_done(store: Store) -> None:
    freeze(store, "2025", by="Referat")
    asked_to_undo("u1")
    undo_freeze(store, "2025", reason="anders", by="Referat")
    freeze(store, "2025", by="Referat")
    done = pressed(visited("steering_round.py", "leitung", {"runde": "2025"}, sub="u2"), "Bestätigen: Festschreibung aufheben")
    assert "Seit dem Antrag hat sich geändert, was geschähe." in plain(done)
    assert store.rows("freeze_undone").height == 1
    pressed(visited("steering_round.py", "leitung", {"runde": "2025"}, sub="u2"), "Antrag ablehnen")
    assert "Antrag: " not in plain(visited("steering_round.py", "leitung", {"runde": "2025"}, sub="u2"))


@pytest.mark.parametrize("act", sorted(OF_TWO_PERSONS))
@pytest.mark.usefixtures("store")
def test_the_gate_opens_for_nobody_alone(act: Act) -> None:
    app = AppTest.from_function(_alone, kwargs={"act": act})
    app.user = {"is_logged_in": True, "sub": "u1", "exp": time.time() + 600, "groups": ["leitung"]}
    app.run()
    assert [each.value for each in app.text] == ["zu", "zu", "zu", "offen"]


def _alone(act: str) -> None:
    from datetime import UTC, datetime

    import streamlit as st

    from dashboard.access.viewer import Act
    from dashboard.four_eyes import Request, Wish
    from dashboard.refusals import RefusalError
    from dashboard.ui import data

    def request(subject: str, wanted: str) -> Request:
        return Request("1", Wish(Act(wanted), "", "", "", ""), subject, "", datetime.now(UTC))

    for confirms in (None, request("u1", act), request("u2", "freeze"), request("u2", act)):
        try:
            data.books(Act(act), confirms=confirms)
            st.text("offen")
        except RefusalError:
            st.text("zu")


def test_at_a_desk_without_a_login_it_is_done_at_once(store_path: Path) -> None:
    freeze(filled(store_path), "2025", by="Referat")
    app = open_page("steering_round.py", {"runde": "2025"})
    app.session_state["aufheben"] = True
    app.run()
    next(each for each in app.text_input if each.label == "Grund").set_value("Irrtum")
    pressed(app, "Festschreibung aufheben")
    assert Store(store_path).rows("freeze_undone").height == 1
