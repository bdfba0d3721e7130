"""The page of one measure from the real entry on a small real database: facts, history, neighbours, and what is no measure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from tests.small_store import said, small_store

ENTRY = settings.ROOT / "dashboard" / "app.py"


@pytest.fixture(autouse=True)
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    small_store(
        path,
        [
            said("2025", "SKB-0001", title="Kurse", stage="planned", rating="green", end=date(2025, 12, 31)),
            said(
                "2026",
                "SKB-0001",
                title="Kurse",
                stage="in_progress",
                rating="red",
                rating_reason="Personal fehlt",
                end=date(2026, 6, 30),
                decision_needed="Wer zahlt?",
                contact="Frau Muster",
            ),
            said("2026", "SKB-0002", title="Lesen", stage="completed"),
            said("2026", "SJV-0001", title="Die Kurse", stage="completed"),
        ],
    )
    return path


def opened(key: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ENTRY), default_timeout=30)
    app.run()
    app.switch_page("../pages/measure.py").run()
    for name, value in {"kennung": key, **query}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    return "\n".join(text.value for text in app.markdown)


def test_it_opens_with_where_the_measure_stands_and_what_is_asked() -> None:
    app = opened("SKB-0001")
    assert app.title[0].value == "Kurse · SKB-0001"
    assert app.header[0].value == (
        "Zum 30.09.2026 ist sie **in Umsetzung**, Ampel: **◆ gefährdet**. Federführung: SKB. "
        "Das Ende war am 30.06.2026, ist also überschritten. Die Steuerungsrunde wird um **eine Entscheidung** gebeten."
    )


def test_its_history_is_told_newest_first_and_internal_fields_never() -> None:
    app = opened("SKB-0001")
    [history] = [text.value for text in app.markdown if text.value.startswith("- **September 2026")]
    assert history.index("Ende von 31.12.2025 auf **30.06.2026** verschoben. Grund laut Haus: Personal fehlt") > 0
    assert (
        history.index(
            "**September 2025 (Runde 2025)**, SKB, Rückmeldung Nr. 1: zum ersten Mal gemeldet, Umsetzungsstand „geplant“."
        )
        > 0
    )
    assert "Muster" not in texts(app)


def test_its_rules_are_named_with_their_sentences() -> None:
    told = texts(opened("SKB-0001"))
    assert "**Überfällig:** das Ende war am 30.06.2026, beendet ist sie nicht" in told
    assert "**Ampel schlechter als in der vorigen Runde:** war im Plan, ist jetzt gefährdet" in told


def test_it_leafs_within_the_list_it_was_opened_from() -> None:
    assert [link.label for link in opened("SKB-0002").page_link][:3] == ["Zur Liste", "← SKB-0001", "SJV-0001 →"]
    filtered = opened("SKB-0002", auswahl="runde=2026&umsetzungsstand=completed")
    assert [link.label for link in filtered.page_link][:2] == ["Zur Liste", "SJV-0001 →"]


def test_an_unknown_key_and_none_lead_to_the_list() -> None:
    for key, told in (("SKB-9999", "**Eine Maßnahme „SKB-9999“ gibt es nicht.**"), ("", "**Es ist keine Maßnahme gewählt.**")):
        app = opened(key)
        assert app.info[0].value.startswith(told)
        assert [link.label for link in app.page_link] == ["Zu den Maßnahmen"]


def test_a_round_that_did_not_know_it_yet_says_so() -> None:
    app = opened("SKB-0002", runde="2025")
    assert app.info[0].value.startswith("**Zur Runde 2025 war diese Maßnahme noch nicht gemeldet.**")
    assert [link.label for link in app.page_link] == ["In der Runde 2026 ansehen"]
