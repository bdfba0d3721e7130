"""The sheet "Rückfragen" of a round sheet: what is asked, and how the answer comes home."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.documents.round_sheet import round_sheet
from dashboard.intake.master.tables import load_master
from dashboard.intake.reading import read_list
from dashboard.store import Store
from tests.readings import row, taken
from tests.round_sheets import book, saved, sheet, store_with_a_field, texts


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_with_a_field(tmp_path / "dashboard.duckdb")


def ask(store: Store, **inquiry: Any) -> None:
    told = {"round": "2026", "department": "SKB", "measure_id": None, "asked_by": "AG Teilhabe", "asked_on": date(2026, 9, 1)}
    with store.write() as writer:
        writer.insert("inquiry", [{**told, **inquiry}])


def test_inquiries_of_the_round_stand_with_room_for_the_answer(store: Store) -> None:
    taken(store, [row("Sprachkurse")])
    ask(store, inquiry_id=12, measure_id="SKB-0001", text="=Wie viele Plätze gibt es?")
    ask(store, inquiry_id=13, text="Nicht an uns", department="SIS")

    rows = list(sheet(store, "Rückfragen").iter_rows(min_row=4, values_only=True))

    assert rows == [
        ("Nr. der Rückfrage", "Kennung", "Rückfrage", "gestellt von", "Antwort"),
        (12, "SKB-0001", "=Wie viele Plätze gibt es?", "AG Teilhabe, 01.09.2026", None),
    ]


def test_a_inquiry_of_an_earlier_round_comes_again_and_one_of_a_later_round_does_not(store: Store) -> None:
    ask(store, inquiry_id=1, round="2025", text="offen geblieben")
    ask(store, inquiry_id=2, round="2026", text="erst später")

    assert "offen geblieben" in texts(sheet(store, "Rückfragen", round_code="2026"))
    assert "erst später" not in texts(sheet(store, "Rückfragen", round_code="2025"))


def test_an_answer_on_the_sheet_comes_home_with_its_number(store: Store) -> None:
    taken(store, [row("Sprachkurse")])
    ask(store, inquiry_id=12, text="Wie viele Plätze?")
    filled = book(round_sheet(store, "SKB", "2026"))
    filled["Rückfragen"]["E5"] = "240 Plätze"

    reading = read_list(saved(filled), "liste.xlsx", load_master(store), "SKB")

    assert [(each.inquiry_id, each.answer, each.cell) for each in reading.inquiry_answers] == [(12, "240 Plätze", "E5")]


def test_without_a_inquiry_the_sheet_says_so(store: Store) -> None:
    assert "Zu dieser Runde ist an Ihr Haus keine Rückfrage gestellt." in texts(sheet(store, "Rückfragen"))
