"""Every page for every role of a login: it is drawn, and holds no word that is not for these eyes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import settings
from dashboard.access.viewer import Act
from dashboard.store import Store
from dashboard.trail import Chain, trail_of
from dashboard.ui.navigation import ENTRIES
from tests.opening import ENTRY, SECONDS
from tests.planted_store import DRAFT, HOUSE, OTHER, OWN, SHARED, planted_store

ACCESS = f"""
merkmal = "groups"

[gruppen.leitung]
rolle = "federführende Stelle"

[gruppen.haus]
rolle = "Ansprechstelle"
haus = ["{HOUSE}"]
gibt_frei = true

[gruppen.anderes-haus]
rolle = "Ansprechstelle"
haus = ["{OTHER}"]

[gruppen.runde]
rolle = "Mitglied der Runde"
haus = ["{OTHER}"]

[gruppen.ag]
rolle = "Arbeitsgruppe"

[gruppen.alle]
rolle = "Lesen"
"""
FORBIDDEN: Mapping[str, frozenset[str]] = {
    "leitung": frozenset(),
    "haus": frozenset(),
    "anderes-haus": frozenset((OWN, DRAFT)),
    "runde": frozenset((OWN, DRAFT)),
    "ag": frozenset((OWN, DRAFT)),
    "alle": frozenset((OWN, DRAFT, SHARED)),
}
QUERIES: Mapping[str, Mapping[str, str]] = {
    "measure.py": {"kennung": f"{HOUSE}-0001", "haus": HOUSE},
    "delivery_board.py": {"ressort": HOUSE, "haus": HOUSE},
    "departments.py": {"ressort": HOUSE},
    "upload.py": {"haus": HOUSE},
}
"""Addresses that name the house, and try to work for it."""


@pytest.fixture
def planted(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    planted_store(store_path)
    access = store_path.with_name("zugang.toml")
    access.write_text(ACCESS, "utf-8")
    monkeypatch.setattr(settings, "ACCESS", access)
    monkeypatch.setattr(settings, "DRAFTS", store_path.with_name("drafts"))
    return store_path


def visited(file: str, group: str | None, query: Mapping[str, str] | None = None, **claims: Any) -> AppTest:
    app = AppTest.from_file(str(ENTRY), default_timeout=SECONDS)
    app._page_hash = next(calc_hash(entry.url) for entry in ENTRIES if entry.file == file)
    for key, value in (QUERIES.get(file, {}) if query is None else query).items():
        app.query_params[key] = value
    app.user = {"is_logged_in": True, "sub": "u1", "exp": time.time() + 600, "groups": [group]} | claims if group else {}
    app.run()
    return app


def told(app: AppTest) -> str:
    """All that was sent to the browser: texts, tables, charts with their rows, labels, options."""
    return "\n".join(str(getattr(each, "proto", "")) for each in app._tree)


@pytest.mark.parametrize("group", FORBIDDEN)
@pytest.mark.parametrize("file", [entry.file for entry in ENTRIES])
@pytest.mark.usefixtures("planted")
def test_each_page_is_drawn_and_holds_nothing_that_is_not_for_these_eyes(file: str, group: str) -> None:
    app = visited(file, group)
    assert not app.exception
    assert [each.value for each in app.error if "Fehlernummer" in each.value] == []
    text = told(app)
    assert {word for word in FORBIDDEN[group] if word in text} == set()


@pytest.mark.parametrize(
    ("group", "words"), [("leitung", {OWN, SHARED}), ("haus", {OWN, SHARED}), ("anderes-haus", {SHARED}), ("alle", set())]
)
@pytest.mark.usefixtures("planted")
def test_whom_the_words_are_for_sees_them(group: str, words: set[str]) -> None:
    """Else no page could show a forbidden one either."""
    text = str([told(visited(file, group)) for file in ("measure.py", "delivery_board.py", "decisions.py")])
    assert {word for word in (OWN, SHARED) if word in text} == words


@pytest.mark.parametrize(
    ("group", "claims", "sentence"),
    [
        (None, {}, "Bitte melden Sie sich an."),
        ("fremd", {}, "keine Rolle"),
        ("leitung", {"exp": 1.0}, "abgelaufen"),
        ("leitung", {"is_logged_in": False}, "Bitte melden Sie sich an."),
    ],
)
@pytest.mark.usefixtures("planted")
def test_whoever_is_nobody_here_sees_one_sentence_and_nothing_else(
    group: str | None, claims: dict[str, Any], sentence: str
) -> None:
    app = visited("overview.py", group, **claims)
    assert not app.exception
    assert [each.value for each in app.title] == ["Anmeldung"]
    assert sentence in app.header[0].value
    assert (len(app.main.markdown), len(app.metric), len(app.get("vega_lite_chart"))) == (0, 0, 0)


@pytest.mark.usefixtures("planted")
def test_a_login_that_ends_ends_with_the_next_click_of_an_open_page() -> None:
    app = visited("overview.py", "leitung")
    assert [each.value for each in app.title] != ["Anmeldung"]
    app.user = app.user | {"exp": time.time() - 1}
    app.run()
    assert [each.value for each in app.title] == ["Anmeldung"]
    assert len(app.metric) == 0


def test_a_mapping_that_is_lost_while_the_server_runs_lets_nobody_in(planted: Path) -> None:
    assert [each.value for each in visited("overview.py", "leitung").title] != ["Anmeldung"]
    planted.with_name("zugang.toml").unlink()
    app = visited("overview.py", "leitung")
    assert not app.exception
    assert [each.value for each in app.title] == ["Anmeldung"]
    assert "ohne diese Datei ist niemand berechtigt" in app.header[0].value


@pytest.mark.parametrize(
    ("group", "file", "body", "labels"),
    [
        ("ag", "working_group.py", OTHER, {"Notiz aufnehmen", "Frage stellen"}),
        ("alle", "working_group.py", OTHER, set()),
        ("anderes-haus", "delivery_board.py", OTHER, {"Zurücknehmen"}),
        ("runde", "delivery_board.py", OTHER, set()),
    ],
)
@pytest.mark.usefixtures("planted")
def test_a_page_offers_what_a_role_may_write_and_nothing_else(group: str, file: str, body: str, labels: set[str]) -> None:
    app = visited(file, group, query={"ressort": body, "runde": "2026"} if file == "delivery_board.py" else {})
    for number in (each["delivery_id"] for each in Store(settings.STORE).rows("delivery", {"department": body}).to_dicts()):
        app.session_state[f"rueckmeldung-{number}"] = True
    app.run()
    assert {each.label for each in app.expander} & {"Notiz aufnehmen", "Frage stellen", "Zurücknehmen"} == labels


HOUSE_ACTS = {
    *("deliver", "take_back", "confirm", "withdraw_answer", "reply", "ask_for_time", "consent", "correct_end"),
}
"""What a house does for itself, but for releasing."""
GROUP_ACTS = {"note", "inquire", "plan_meeting"}
LEADING_ACTS = {
    *(*HOUSE_ACTS, *GROUP_ACTS, "release", "give_time", "remind", "decide", "prepare_round", "freeze", "master_data"),
    *("minute", "write_report", "release_report"),
}
"""What the lead unit does alone; redacting and undoing a freeze need a second person (tests/pages/test_four_eyes.py)."""
WRITES: Mapping[str, Mapping[str | None, set[str]]] = {
    "leitung": {HOUSE: LEADING_ACTS, OTHER: LEADING_ACTS, None: LEADING_ACTS},
    "haus": {HOUSE: HOUSE_ACTS | {"release"}, OTHER: set(), None: set()},
    "anderes-haus": {HOUSE: set(), OTHER: HOUSE_ACTS, None: set()},
    "runde": {HOUSE: set(), OTHER: set(), None: set()},
    "ag": {HOUSE: GROUP_ACTS, OTHER: GROUP_ACTS, None: GROUP_ACTS},
    "alle": {HOUSE: set(), OTHER: set(), None: set()},
}
"""By group and by the body that it is for: the acts that are open, written out here and not taken from the rules."""


@pytest.mark.parametrize("group", WRITES)
def test_each_act_is_open_to_the_roles_that_may_and_refused_to_the_others_where_it_is_written(planted: Path, group: str) -> None:
    """By the store itself, whatever a page offers; each refusal stands in the trail."""
    app = AppTest.from_function(_every_act, kwargs={"bodies": [HOUSE, OTHER, None]})
    app.user = {"is_logged_in": True, "sub": "u1", "exp": time.time() + 600, "groups": [group]}
    app.run()
    assert not app.exception
    told = [tuple(each.value.split("|")) for each in app.text]
    for body, acts in WRITES[group].items():
        assert {act for act, of, word in told if of == str(body) and word == "offen"} == acts, body
    events = [each.event for each in Chain(trail_of(planted)).entries()]
    refused = [(each.what, str(each.body), each.subject) for each in events if each.kind == "refusal"]
    assert refused == [(act, of, "u1") for act, of, word in told if word == "zu"]
    assert len(told) == 3 * len(Act)


def _every_act(bodies: list[str | None]) -> None:
    import streamlit as st

    from dashboard.access.viewer import Act
    from dashboard.refusals import RefusalError
    from dashboard.ui import data

    for body in bodies:
        for act in Act:
            try:
                data.books(act, body)
                st.text(f"{act}|{body}|offen")
            except RefusalError:
                st.text(f"{act}|{body}|zu")
