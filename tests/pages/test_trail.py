"""The page of the trail, and what the pages note in it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.trail import Chain, Event, Kind, note, trail_of
from tests.opening import ENTRY, SECONDS
from tests.pages.test_roles import ACCESS, visited
from tests.planted_store import planted_store

NOW = datetime.now(UTC)


@pytest.fixture
def planted(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    planted_store(store_path)
    access = store_path.with_name("zugang.toml")
    access.write_text(ACCESS, "utf-8")
    monkeypatch.setattr(settings, "ACCESS", access)
    return store_path


def noted(store: Path) -> list[tuple[str, str, str]]:
    events = [each.event for each in Chain(trail_of(store)).entries()]
    return [(each.kind, each.what, each.subject) for each in events]


def plain(words: str) -> str:
    """Without the signs that keep a text from being Markdown."""
    return words.replace("\\", "")


def entries(app: AppTest) -> list[str]:
    return [plain(each.value) for each in app.main.markdown if ":small" in each.value]


def test_the_lead_unit_reads_who_did_what_newest_first(planted: Path) -> None:
    change = Event(Kind.CHANGE, "take_back", "u7", "federführende Stelle", "SKB", "SKB", True, "Rückmeldung 12", 3, 4)
    folder = trail_of(planted)
    note(Event(Kind.CHANGE, "release", "u3", "Ansprechstelle SF", "SF", detail="Rückmeldung 9"), folder)
    note(change, folder)
    note(change, folder)  # the same generation is made again: the first time it never came to be
    app = visited("trail.py", "leitung")
    assert not app.exception
    assert "**4 Einträge** seit dem" in app.header[0].value
    assert app.header[0].value.endswith("Die Kette ist lückenlos.")
    lines = entries(app)
    assert [line.partition("  \n")[0] for line in lines] == [
        "**Anmeldung**",
        "**Rückmeldung zurücknehmen: Rückmeldung 12**",
        "**Rückmeldung zurücknehmen: Rückmeldung 12** · **nicht zustande gekommen**",
        "**freigeben: Rückmeldung 9**",
    ]
    assert "SKB · federführende Stelle (u7) · für SKB, mit Nachweis · Stand 3 → 4" in lines[1]


@pytest.mark.parametrize("group", ["haus", "runde", "ag", "alle"])
def test_nobody_else_reads_it(planted: Path, group: str) -> None:
    note(Event(Kind.CHANGE, "release", "u3", "Ansprechstelle SF", "SF", detail="Rückmeldung 9"), trail_of(planted))
    app = visited("trail.py", group)
    assert not app.exception
    assert app.header[0].value.startswith("Diese Seite gehört nicht zu Ihrer Rolle")
    assert "Rückmeldung 9" not in str([each.value for each in app.markdown])


@pytest.mark.parametrize(("group", "is_named"), [("leitung", True), ("haus", False), ("alle", False), (None, False)])
@pytest.mark.usefixtures("planted")
def test_the_navigation_names_it_to_the_lead_unit_alone(group: str | None, is_named: bool) -> None:
    app = AppTest.from_function(_named_pages)
    app.user = {"is_logged_in": True, "sub": "u1", "exp": time.time() + 600, "groups": [group]} if group else {}
    app.run()
    assert ("protokoll" in [each.value for each in app.text]) is is_named


def _named_pages() -> None:
    import streamlit as st

    from dashboard.ui.navigation import _groups

    for pages in _groups("").values():
        for page in pages:
            if page._visibility == "visible":
                st.text(page.url_path)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"art": "aenderung"}, ["freigeben: Rückmeldung 9"]),
        ({"stelle": "SKB"}, ["Originaldatei: Rückmeldung 3"]),
        ({"person": "u3"}, ["freigeben: Rückmeldung 9"]),
        ({"zeitraum": "1", "art": "herunterladen"}, ["Originaldatei: Rückmeldung 3"]),
        ({"art": "herunterladen", "person": "u3"}, []),
    ],
)
def test_a_selection_stands_in_the_address(planted: Path, query: dict[str, str], expected: list[str]) -> None:
    note(Event(Kind.CHANGE, "release", "u3", "Ansprechstelle SF", "SF", detail="Rückmeldung 9"), trail_of(planted))
    note(Event(Kind.DOWNLOAD, "Originaldatei", "u4", "Ansprechstelle SKB", "SKB", detail="Rückmeldung 3"), trail_of(planted))
    app = visited("trail.py", "leitung", query)
    assert not app.exception
    assert [each.partition("**  \n")[0].strip("*") for each in entries(app)] == expected
    assert bool(app.info) is not bool(expected)


def test_a_broken_chain_is_told_above_all(planted: Path) -> None:
    for number in range(3):
        note(Event(Kind.CHANGE, "release", "u3", "Ansprechstelle SF", "SF", detail=f"Rückmeldung {number}"), trail_of(planted))
    file = next(trail_of(planted).glob("*.jsonl"))
    file.write_text(file.read_text("utf-8").replace("Rückmeldung 1", "Rückmeldung 7"), "utf-8")
    app = visited("trail.py", "leitung")
    assert "Die Kette ist **verletzt**." in app.header[0].value
    assert f"Monat {file.stem}, Zeile 2: Der Eintrag ist verändert." in plain(app.error[0].value)


def test_a_login_is_noted_once_and_a_refused_one_too(planted: Path) -> None:
    ends = time.time() + 600
    for _ in range(2):
        visited("overview.py", "leitung", exp=ends)
    visited("overview.py", "fremd", sub="u2")
    visited("overview.py", "leitung", sub="u3", exp=1.0)
    visited("overview.py", None)
    assert noted(planted) == [
        ("login", "Anmeldung", "u1"),
        ("refusal", "Anmeldung ohne Rolle", "u2"),
        ("refusal", "Anmeldung abgelaufen", "u3"),
    ]


def test_a_trail_that_cannot_be_written_keeps_nobody_from_reading(planted: Path) -> None:
    trail_of(planted).write_text("hier liegt schon etwas", "utf-8")
    app = visited("overview.py", "leitung")
    assert not app.exception
    assert [each.value for each in app.title] != ["Anmeldung"]


def test_logging_out_is_noted(planted: Path) -> None:
    app = visited("overview.py", "haus")
    next(each for each in app.button if each.label == "Abmelden").click().run()
    assert noted(planted)[-1] == ("logout", "Abmeldung", "u1")


def test_what_is_refused_at_the_gate_is_noted(planted: Path) -> None:
    app = AppTest.from_function(_redacting)
    app.user = {"is_logged_in": True, "sub": "u1", "exp": time.time() + 600, "groups": ["haus"]}
    app.run()
    assert noted(planted) == [("refusal", "redact", "u1")]


def _redacting() -> None:
    from contextlib import suppress

    from dashboard.access.viewer import Act
    from dashboard.refusals import RefusalError
    from dashboard.ui import data

    with suppress(RefusalError):
        data.books(Act.REDACT)


def test_at_a_desk_without_a_login_it_is_read_by_who_works_for_the_lead_unit(store_path: Path) -> None:
    planted_store(store_path)
    app = AppTest.from_file(str(ENTRY), default_timeout=SECONDS)
    app.query_params["haus"] = "federfuehrend"
    app.run()
    app.switch_page("../pages/trail.py").run()
    assert "Noch steht **nichts** im Protokoll." in app.header[0].value
    app.selectbox[0].set_value("SKB").run()
    assert "Das Protokoll liest nur: Federführende Stelle" in plain(app.info[0].value)
    assert len(app.header) == 0
