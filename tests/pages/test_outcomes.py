"""What came of the items of the agenda, on the page of the round from the real entry: recorded, read, and called again."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import settings
from dashboard.rounds.agenda import Item, save_agenda
from dashboard.store import Store
from tests.pages.test_steering_round import LEAD, frozen_once, labelled, opened, pressed, unfolded, words


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    return frozen_once(tmp_path / "store.duckdb")


def test_what_came_of_an_item_is_recorded_and_stands_beside_it(store: Store) -> None:
    """A deferred one comes up again in the next round, and says so there."""
    save_agenda(store, "2025", [Item("own", None, "Bericht *der* ZGF")], by=LEAD)
    app = unfolded(opened(runde="2025", haus="federfuehrend"), "ergebnis-aufnehmen")
    assert pressed(app, "Ergebnis speichern").error[0].value == "Bitte wählen Sie das Ergebnis; vorher wird nichts geändert."
    labelled(app.radio, "Ergebnis").set_value("deferred")
    labelled(app.text_area, "Was besprochen wurde (freiwillig, ein Satz)").set_value("Krank.")
    pressed(app, "Ergebnis speichern")
    assert app.success[0].value == "Aufgenommen\\: vertagt."
    assert "**Ergebnis:** vertagt auf die nächste Runde. Krank." in words(app)
    texts = words(opened(runde="2026"))
    assert "Bericht *der* ZGF  \n:small[eigener Punkt · vertagt in der Runde 2025" in texts
    assert "**Ergebnis:**" not in texts


def test_an_outcome_is_recorded_by_the_lead_unit_once_the_state_is_frozen(store: Store) -> None:
    save_agenda(store, "2025", [Item("own", None, "Begrüßung")], by=LEAD)
    save_agenda(store, "2026", [Item("own", None, "Begrüßung")], by=LEAD)
    names = {
        (code, house): [each.label for each in opened(runde=code, haus=house).expander]
        for code in ("2025", "2026")
        for house in ("federfuehrend", "SKB")
    }
    assert [key for key, labels in names.items() if "Ergebnis aufnehmen" in labels] == [("2025", "federfuehrend")]
