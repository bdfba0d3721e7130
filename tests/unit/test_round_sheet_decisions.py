"""The sheet "Beschlüsse" of a round sheet: what stands there, and that it goes home and comes back without a change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.documents.round_sheet import round_sheet
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.intake.joining.comparison import compare
from dashboard.intake.master.tables import load_master
from dashboard.intake.reading import read_list
from dashboard.rounds.decisions import Decision, close, decide
from dashboard.store import Store
from tests.libreoffice import converted
from tests.readings import row, taken
from tests.round_sheets import book, saved, sheet, store_with_a_field, texts

LEAD = "Federführende Stelle"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = store_with_a_field(tmp_path / "dashboard.duckdb")
    taken(made, [row("Sprachkurse")])
    with made.write() as writer:
        writer.insert("decision_kind", [{"name": "erweitern", "position": 1}])
    return made


def test_open_decisions_stand_there_with_what_a_body_needs_to_report_on_them(store: Store) -> None:
    decide(
        store,
        Decision(
            "2025", "=Kurse ausweiten", "erweitern", {"SKB": "agreed", "SIS": None}, "41-7", date(2026, 3, 31), ("SKB-0001",)
        ),
        by=LEAD,
    )

    assert list(sheet(store, "Beschlüsse").iter_rows(min_row=4, values_only=True)) == [
        (
            *("Nr. des Beschlusses", "Runde", "Beschluss", "Beschlussart"),
            *("Stelle und Haltung", "Frist", "Aktenzeichen", "Kennungen"),
        ),
        (1, "2025", "=Kurse ausweiten", "erweitern", "SKB: zugestimmt; SIS", "31.03.2026", "41-7", "SKB-0001"),
    ]


def test_a_decision_on_a_measure_of_the_body_stands_there_too_and_one_of_another_body_does_not(store: Store) -> None:
    decide(store, Decision("2025", "Kurse ausweiten", "erweitern", measures=("SKB-0001",)), by=LEAD)
    decide(store, Decision("2025", "Nicht an uns", "erweitern", {"SIS": None}), by=LEAD)

    told = texts(sheet(store, "Beschlüsse"))
    assert "Kurse ausweiten" in told
    assert "Nicht an uns" not in told


def test_a_closed_decision_and_one_of_a_later_round_do_not_stand_in_the_sheet(store: Store) -> None:
    decide(store, Decision("2025", "Erledigt", "erweitern", {"SKB": None}), by=LEAD)
    close(store, 1, "done", reason=None, by=LEAD)
    decide(store, Decision("2026", "Später", "erweitern", {"SKB": None}), by=LEAD)

    assert "Beschlüsse" not in book(round_sheet(store, "SKB", "2025")).sheetnames
    assert "Später" in texts(sheet(store, "Beschlüsse", round_code="2026"))
    assert "Erledigt" not in texts(sheet(store, "Beschlüsse", round_code="2026"))


def test_a_sheet_with_decisions_and_questions_comes_back_from_libreoffice_with_its_answers(store: Store) -> None:
    decide(store, Decision("2025", "Maßnahme Sprachkurse ausweiten", "erweitern", {"SKB": None}, measures=("SKB-0001",)), by=LEAD)
    ask(store, Inquiry("2026", "SKB", "Wie viele Plätze?", "Arbeitsgruppe", date(2026, 3, 12), "SKB-0001"))
    filled = book(converted(round_sheet(store, "SKB", "2026")))
    filled["Rückfragen"]["E5"] = "240"
    reading = read_list(converted(saved(filled)), "Rückmeldeliste_SKB_2026.xlsx", load_master(store), "SKB")

    assert [finding.code for finding in reading.findings if finding.sheet == "Beschlüsse"] == []
    assert [(answer.inquiry_id, answer.answer) for answer in reading.inquiry_answers] == [(1, "240")]
    found = compare(store, reading, round_code="2026").to_dict()
    assert (found["new"], found["changed"], found["missing"], found["unchanged"]) == ([], [], [], 1)


def test_a_sheet_with_an_open_decision_comes_back_without_a_change_and_without_a_word_on_it(store: Store) -> None:
    decide(store, Decision("2025", "Maßnahme Sprachkurse ausweiten", "erweitern", {"SKB": None}, measures=("SKB-0001",)), by=LEAD)
    content = round_sheet(store, "SKB", "2026")
    assert book(content).sheetnames[:4] == ["Anleitung", "Liste", "Rückfragen", "Beschlüsse"]

    reading = read_list(content, "Rückmeldeliste_SKB_2026.xlsx", load_master(store), "SKB")

    assert [measure.values["title"] for measure in reading.measures] == ["Sprachkurse"]
    assert [finding.code for finding in reading.findings if finding.sheet == "Beschlüsse"] == []
    found = compare(store, reading, round_code="2026").to_dict()
    assert (found["new"], found["changed"], found["missing"], found["unchanged"]) == ([], [], [], 1)
