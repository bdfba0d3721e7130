"""Questions in the field of the search, on the page of measures and on the overview: read as filters, or as words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.opening import open_page
from tests.small_store import said, small_store


@pytest.fixture
def filled(store_path: Path) -> Path:
    rows = [said("2026", "SKB-0001", action_field=4), said("2026", "SJV-0001", action_field=7, rating="yellow")]
    small_store(store_path, rows)
    return store_path


def opened(page: str = "measures.py", **query: str) -> AppTest:
    return open_page(page, query)


def keys_of(app: AppTest) -> list[str]:
    """The keys of the listed measures, in their order."""
    return [key for text in app.markdown for key in re.findall(r"\(massnahme\?kennung=([A-Z-]+\d{4})", text.value)]


def test_what_a_question_names_is_offered_as_filters_and_set_by_one_press(store_path: Path) -> None:
    late = {"rating": "yellow", "rating_reason": "Personal"}
    small_store(
        store_path,
        [
            said("2026", "SKB-0001", title="Kurs", levels=["bremerhaven"], **late),
            said("2026", "SKB-0002", title="Chor", levels=["land"], action_field=7, rating="red", rating_reason="Geld"),
            said("2026", "SKB-0003", title="Kurs zwei", levels=["bremen"], **late),
        ],
    )
    app = opened(suche="Kurs in Feld 1 und 7, Land oder Bremerhaven, gelb oder rot")
    assert app.header[0].value == (
        "**1 Maßnahme**, wenn die Suche „Kurs in Feld 1 und 7, Land oder Bremerhaven, gelb oder rot“ als Filter gelesen wird; "
        "nach den bloßen Wörtern 1 Maßnahme."
    )
    offer = app.button(key="als-filter")
    assert offer.label == (
        "Als Filter: Handlungsfeld 1 Sprache oder 7 Gesundheit, Ebene Land oder Stadt Bremerhaven, "
        "Ampel verzögert oder gefährdet; gesucht wird „Kurs“"
    )
    offer.click().run()
    assert keys_of(app) == ["SKB-0001"]
    assert (app.text_input(key="suche").value, [each.key for each in app.button if each.key == "als-filter"]) == ("Kurs", [])
    assert not [each for each in opened(suche="Kurs").button if each.key == "als-filter"]


def test_a_question_that_names_nothing_but_filters_sets_them_at_once_and_can_be_searched_as_words_instead(
    store_path: Path,
) -> None:
    small_store(store_path, [said("2026", "SKB-0001", title="Gesundheit und Land", rating="yellow", action_field=1)])
    app = opened(ampel="gefaehrdet")
    app.text_input(key="suche").set_value("Feld 1 und 7, gelb").run()
    assert keys_of(app) == ["SKB-0001"]
    assert [each.label for each in app.button if "✕" in each.label] == [
        "Handlungsfeld: 1 Sprache ✕",
        "Handlungsfeld: 7 Gesundheit ✕",
        "Ampel: verzögert ✕",
    ]
    assert app.text_input(key="suche").value == ""
    app.button(key="als-woerter").click().run()
    assert [each.label for each in app.button if "✕" in each.label] == ["Ampel: gefährdet ✕"]
    assert (app.text_input(key="suche").value, [each.key for each in app.button if each.key == "als-woerter"]) == (
        "Feld 1 und 7, gelb",
        [],
    )


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("question", "chips"),
    [
        ("ohne Zielgruppe", ["Lücken in den Angaben: ohne Zielgruppe ✕"]),
        ("alle ohne Federführung", ["Ressort/Stelle: ohne Federführung ✕"]),
        ("überfällig", ["Was Aufmerksamkeit braucht: Überfällig ✕"]),
        ("Ampel ohne Begründung", ["Was Aufmerksamkeit braucht: Ampel ohne Begründung ✕"]),
    ],
)
def test_a_question_for_a_gap_or_for_what_needs_attention_is_a_filter(question: str, chips: list[str]) -> None:
    app = opened()
    app.text_input(key="suche").set_value(question).run()
    assert [each.label for each in app.button if "✕" in each.label] == chips


@pytest.mark.usefixtures("filled")
def test_a_question_on_the_overview_is_answered_on_the_page_of_measures_within_the_filters() -> None:
    app = opened("overview.py", handlungsfeld="4")
    app.text_input(key="ueberblick-suche").set_value("Kurs").run()
    assert app.text_input(key="suche").value == "Kurs"
    assert [each.label for each in app.button if each.label.startswith("Handlungsfeld: 4")]


@pytest.mark.usefixtures("filled")
def test_a_question_on_the_overview_that_names_filters_opens_the_measures_with_them() -> None:
    app = opened("overview.py", handlungsfeld="4")
    app.text_input(key="ueberblick-suche").set_value("Feld 7, gelb").run()
    assert app.text_input(key="suche").value == ""
    assert [each.label for each in app.button if "✕" in each.label] == ["Handlungsfeld: 7 Gesundheit ✕", "Ampel: verzögert ✕"]
    assert [each.label for each in app.button if each.key == "als-woerter"] == ["„Feld 7, gelb“ stattdessen als Wörter suchen"]
