"""A frozen round is shown with the names of its day and the same figures, whatever the master data have come to say since."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.intake.accepting.derivation import derive
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from dashboard.ui import data
from tests.opening import open_page
from tests.small_store import said, small_store

ROWS = [
    said("2025", "SKB-0001", action_field=4, stage="in_progress", rating="yellow"),
    said("2025", "SKB-0002", action_field=1, stage="completed"),
    said("2025", "SJV-0001", action_field=7, stage="planned", rating="green"),
    said("2026", "SKB-0001", action_field=4, stage="completed"),
]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    return small_store(path, ROWS)


def renamed(store: Store) -> None:
    """Field 4 gets another name, field 1 is deleted, SKB too, SJV is called otherwise."""
    with store.write() as writer:
        writer.execute("update action_field set short_name = 'Lernen' where number = 4")
        writer.execute("delete from action_field where number = 1")
        writer.execute("delete from department where code = 'SKB'")
        writer.execute("update department set short_name = 'Recht' where code = 'SJV'")
        derive(writer)


def opened(page: str, **query: str) -> AppTest:
    """The page with the table of the matrix open, where it has one."""
    return open_page(page, query, {"tabelle-matrix": True})


def figures(app: AppTest) -> tuple[Any, ...]:
    """Sentence, figures and the table of fields and bodies of the overview."""
    return app.header[0].value, [(each.label, each.value) for each in app.metric], app.table[-1].value.to_dict("records")


def test_the_overview_of_a_frozen_round_keeps_its_names_and_numbers(store: Store) -> None:
    freeze(store, "2025", by="Federführende Stelle")
    before = figures(opened("overview.py", runde="2025"))
    renamed(store)
    after = figures(opened("overview.py", runde="2025"))
    assert after == before
    assert "4 Bildung" in str(after[2])
    assert "1 Sprache" in str(after[2])


def test_a_round_that_is_not_frozen_has_the_names_of_today(store: Store) -> None:
    freeze(store, "2025", by="Federführende Stelle")
    renamed(store)
    app = opened("overview.py", runde="2026")
    assert "4 Lernen" in str(figures(app)[2])
    assert "Bildung" not in str(figures(app)[2])


def test_the_choices_of_a_frozen_round_are_those_of_its_day(store: Store) -> None:
    assert data.choices().of("2025") == data.choices()
    freeze(store, "2025", by="Federführende Stelle")
    renamed(store)
    of_its_day = data.choices().of("2025")
    assert [term.label for term in of_its_day.fields] == ["1 Sprache", "4 Bildung", "7 Gesundheit", "ohne Handlungsfeld"]
    assert [term.code for term in of_its_day.departments] == ["SASJI", "SKB", "SJV", "MAG-BHV", "none"]
    assert (data.body_names("2025")["SJV"], data.body_names("2026")["SJV"]) == ("SJV", "Recht")


def test_the_list_of_measures_of_a_frozen_round_keeps_the_names_too(store: Store) -> None:
    freeze(store, "2025", by="Federführende Stelle")
    renamed(store)
    lines = "\n".join(each.value for each in opened("measures.py", runde="2025").markdown)
    assert "4 Bildung" in lines
    assert "4 Lernen" not in lines


def test_the_page_of_a_field_is_called_as_the_round_calls_it(store: Store) -> None:
    freeze(store, "2025", by="Federführende Stelle")
    renamed(store)
    assert opened("fields.py", runde="2025", handlungsfeld="4").title[0].value.startswith("Handlungsfeld: 4 Bildung")
    assert opened("fields.py", runde="2026", handlungsfeld="4").title[0].value.startswith("Handlungsfeld: 4 Lernen")


def test_what_nobody_has_confirmed_is_told_by_a_word_and_after_the_freeze_by_another(store: Store) -> None:
    freeze(store, "2025", by="Federführende Stelle")

    def line(measure_id: str) -> str:
        texts = (each.value for each in opened("measures.py", runde="2026").markdown)
        return next(part for text in texts for part in text.split("\n\n") if measure_id in part)

    assert "**noch nicht bestätigt** · :gray[zuletzt gemeldet: **geplant**" in line("Maßnahme SJV\\-0001")
    assert ":gray[zuletzt" not in line("Maßnahme SKB\\-0001")
    freeze(store, "2026", by="Federführende Stelle")
    assert "**nicht gemeldet** · :gray[zuletzt gemeldet: **geplant**" in line("Maßnahme SJV\\-0001")
    app = opened("measures.py", runde="2026")
    app.segmented_control(key="ansicht").set_value("Tabelle").run()
    table = app.table[0].value
    assert table["Umsetzungsstand"].to_list() == ["umgesetzt", "umgesetzt", ":gray[geplant] (nicht gemeldet)"]


def test_the_page_of_a_measure_says_what_is_unconfirmed_and_shows_it_in_grey(store: Store) -> None:
    freeze(store, "2025", by="Federführende Stelle")
    app = opened("measure.py", kennung="SJV-0001", runde="2026")
    facts = "\n".join(each.value for each in app.markdown)
    assert "**Noch nicht bestätigt:** In Grau stehen die zuletzt gemeldeten Angaben." in facts
    assert ":gray[**Umsetzungsstand:** geplant]" in facts
    assert "Zur Runde 2026 ist sie **noch nicht bestätigt**; es gilt der letzte Stand." in facts
