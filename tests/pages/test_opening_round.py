"""On which round pages open: the one under way until it was held; a round that is only prepared is reached by its link."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.intake.accepting.derivation import derive
from dashboard.rounds.freezing import freeze
from dashboard.rounds.steps import note_step
from dashboard.store import Store
from dashboard.ui import data
from tests.opening import LEAD_UNIT, open_page
from tests.small_store import said, small_store

ENTRY = settings.ROOT / "dashboard" / "app.py"
TODAY = date.today()


def store_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *rounds: str) -> Store:
    """A store in which these rounds have a released list; there are 2025, 2026 and, announced, 2027."""
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    store = small_store(path, [said(code, "SKB-0001", title="Sprachkurse", stage="planned", rating="green") for code in rounds])
    with store.write() as writer:
        writer.delete("steering_round", {"round": "2027"})
        announced = {"round": "2027", "title": "Steuerungsrunde 2027", "reference_date": TODAY + timedelta(300)}
        writer.insert("steering_round", [announced])
        derive(writer)
    return store


def meet(store: Store, code: str, day: date) -> None:
    with store.write() as writer:
        writer.update("steering_round", {"held_on": day}, {"round": code})


def test_the_round_under_way_stands_first_until_it_was_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_with(tmp_path, monkeypatch, "2025", "2026")
    meet(store, "2025", TODAY + timedelta(3))
    meet(store, "2026", TODAY + timedelta(300))
    assert data.choices().first.code == "2025"

    meet(store, "2025", TODAY - timedelta(1))
    assert data.choices().first.code == "2026"


def test_a_list_of_a_prepared_round_does_not_move_the_view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_with(tmp_path, monkeypatch, "2025", "2026", "2027")
    meet(store, "2026", TODAY - timedelta(3))
    meet(store, "2027", TODAY + timedelta(400))
    assert data.choices().first.code == "2026"

    note_step(store, "2027", "collecting", by="Leitung")
    assert data.choices().first.code == "2027"


def test_a_list_that_is_released_early_does_not_begin_the_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_with(tmp_path, monkeypatch, "2025", "2026", "2027")
    app = open_page("steering_round.py", {"runde": "2027"})
    assert app.header[0].value.startswith("Die Runde ist **angekündigt** (Stichtag ")
    assert "Die Abfrage zur Runde 2027 hat noch nicht begonnen" in "".join(each.value for each in app.caption)

    note_step(store, "2027", "collecting", by="Leitung")
    app = open_page("steering_round.py", {"runde": "2027"})
    assert app.header[0].value.startswith("Die **Abfrage** läuft (Stichtag ")
    assert "hat noch nicht begonnen" not in "".join(each.value for each in app.caption)


@pytest.mark.parametrize("page", ["upload.py", "delivery_board.py", "round_sheets.py", "steering_round.py"])
def test_late_lists_go_to_the_round_that_was_held_until_the_next_one_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    store = store_with(tmp_path, monkeypatch, "2025", "2026")
    meet(store, "2026", TODAY - timedelta(3))
    meet(store, "2027", TODAY + timedelta(400))

    assert chosen_on(page) == "2026"

    note_step(store, "2027", "collecting", by="Leitung")
    assert chosen_on(page) == "2027"


def chosen_on(page: str) -> object:
    """The round that the choice of a page shows first."""
    app = AppTest.from_file(str(ENTRY), default_timeout=60)
    app.session_state["haus-behalten"] = LEAD_UNIT
    app.run()
    app.switch_page(str(settings.PAGES / page)).run()
    assert not app.exception
    return app.selectbox(key="runde-gewaehlt").value


def test_a_prepared_round_is_not_the_view_of_today_but_has_its_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_with(tmp_path, monkeypatch, "2025", "2026")
    meet(store, "2026", TODAY - timedelta(3))
    meet(store, "2027", TODAY + timedelta(400))
    for code in ("2025", "2026"):
        freeze(store, code, by="Leitung")

    choices = data.choices()
    assert choices.first.code == "2026"
    assert [each.code for each in choices.rounds] == ["2027", "2026", "2025"]

    app = AppTest.from_file(str(ENTRY), default_timeout=60)
    app.query_params["runde"] = "2027"
    app.run()
    assert not app.exception
    assert app.query_params["runde"] in ("2027", ["2027"])
