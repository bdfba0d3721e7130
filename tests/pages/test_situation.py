"""The page "Lage" from the real entry: the sheet of a round, a round that there is not, and no data at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.opening import open_page
from tests.small_store import said, small_store


@pytest.fixture
def filled(store_path: Path) -> Path:
    """Three measures in 2026, two of them known since 2025."""
    small_store(
        store_path,
        [
            said("2025", "SKB-0001", action_field=4, stage="planned", rating="green", decision_needed="Wer *zahlt*?"),
            said("2025", "SJV-0001", action_field=7, stage="in_progress"),
            said("2026", "SKB-0001", action_field=4, stage="in_progress", rating="red"),
            said("2026", "SKB-0002", action_field=7, title="Kurse", decision_needed="Wer *leitet*?"),
            said("2026", "SJV-0001", action_field=7, stage="completed"),
        ],
        is_sample=True,
    )
    return store_path


def opened(**query: str) -> AppTest:
    return open_page("situation.py", query)


def told(app: AppTest) -> str:
    return "\n".join(text.value for text in (*app.title, *app.header, *app.caption, *app.markdown))


@pytest.mark.usefixtures("filled")
def test_the_sheet_bears_round_state_day_sentence_requests_and_the_mark_of_sample_data() -> None:
    app = opened()
    text = told(app)
    assert app.title[0].value == "Lage: Steuerungsrunde 2026"
    assert "Stand 30.09.2026 · Entwurf in Abstimmung · abgerufen am " in text
    assert "Beispieldaten – keine Angaben der Häuser" in text
    assert app.header[0].value.startswith("**1 Maßnahme ist gefährdet**")
    assert "Umgesetzt ist 1 von 3" in app.header[0].value
    assert "Kurse" in text
    assert r"Wer \*leitet\*?" in text
    assert "zahlt" not in text
    assert not app.selectbox
    assert not app.button
    assert not app.button_group


@pytest.mark.usefixtures("filled")
def test_an_earlier_round_is_told_as_it_stood() -> None:
    app = opened(runde="2025")
    assert app.title[0].value == "Lage: Steuerungsrunde 2025"
    assert r"Wer \*zahlt\*?" in told(app)
    assert not app.warning


@pytest.mark.usefixtures("filled")
def test_a_round_that_there_is_not_is_said_and_the_one_under_way_is_shown() -> None:
    app = opened(runde="2031")
    assert [warning.value for warning in app.warning] == [
        "Der Link nennt die Steuerungsrunde „2031“; zu ihr gibt es keinen Stand. Gezeigt wird die Runde 2026."
    ]
    assert app.title[0].value == "Lage: Steuerungsrunde 2026"


def test_without_a_request_it_says_so(store_path: Path) -> None:
    small_store(store_path, [said("2026", "SKB-0001")])
    assert "Kein Haus bittet um eine Entscheidung." in told(opened())


def test_without_a_store_it_says_what_to_do(store_path: Path) -> None:
    assert not store_path.exists()
    assert opened().info[0].value.startswith("**Es gibt keine lesbaren Daten.** ")


@pytest.mark.usefixtures("filled")
def test_a_change_is_the_way_to_the_page_of_changes_where_that_can_show_the_same() -> None:
    changes = "veraenderungen?von=2025&bis=2026"
    assert opened().metric[1].delta == f"[+1 seit 2025]({changes})"
    house = open_page("overview.py", {"handlungsfeld": "7", "ressort": "SJV"})
    assert house.metric[1].delta == f"[+1 seit 2025]({changes}&handlungsfeld=7&ressort=SJV)"
    assert open_page("overview.py", {"umsetzungsstand": "umgesetzt"}).metric[1].delta == "+1 seit 2025"
