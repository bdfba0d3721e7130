"""Methodik from the real entry: no term, rule, word or field that the program knows is missing; master data as loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import formats, queries, vocabulary
from dashboard.intake.layout.headings import BY_CONTENT, SYNONYMS
from dashboard.intake.values.ratings import RATING_WORDS, UNRATED_WORDS
from dashboard.intake.values.stages import AMBIGUOUS_WORDS, STAGE_WORDS
from dashboard.intake.values.texts import EMPTY_MARKS
from dashboard.rounds.comparing import Point
from dashboard.rounds.ledger import Ledger
from dashboard.store import Store
from dashboard.ui.attention import RULES
from dashboard.ui.changes.ledger import terms
from dashboard.ui.changes.points import Compared
from dashboard.ui.method.contents import GROUPS, PARTS, anchor
from dashboard.ui.method.rules import FIGURES, synonyms
from dashboard.vocabulary import Term
from data.samples.master_framework import ORIGIN_KINDS
from tests.built_once import built_once
from tests.opening import open_page
from tests.small_store import LEVELS, said, small_store


@pytest.fixture
def filled(store_path: Path) -> Path:
    return with_master_data(store_path).path


@built_once
def with_master_data(path: Path) -> Store:
    """The small framework with one older name of a department, one office and one meeting of the working group."""
    store = small_store(path, [said("2026", "SKB-0001")])
    with store.write() as writer:
        former = {"name": "SJIS", "aliases": ["Soziales"], "successors": ["SASJI", "SKB"], "rule": "auto"}
        writer.insert("former_department", [{**former, "by_action_field": {7: "SKB"}}])
        suggested = {"name": "SWAE", "aliases": [], "successors": ["SASJI", "SJV"], "rule": "suggest"}
        writer.insert("former_department", [{**suggested, "by_action_field": {4: "SJV"}}])
        writer.insert("former_department", [{**suggested, "name": "SUBV", "rule": "never", "by_action_field": {}}])
        words = {"words": ["Kommune", "K"], "meanings": ["bremen", "bremerhaven", "bremen+bremerhaven"], "position": 1}
        writer.insert("level_word", [words])
        writer.execute("update level set aliases = ['L', 'landesweit'], explanation = 'das ganze Land' where code = 'land'")
        writer.insert("office", [{"name": "Schulamt", "aliases": ["Amt 40"], "department": "MAG-BHV"}])
        writer.insert("office", [{"name": "Refugio", "aliases": [], "department": None}])
        writer.insert("decision_kind", [{"position": 1, "name": "Kenntnisnahme"}])
        writer.insert("meeting", [{"kind": "meeting", "day": date(2026, 11, 5), "title": "4. Sitzung"}])
    return store


def opened() -> AppTest:
    return open_page("method.py")


def texts(app: AppTest) -> str:
    return "\n".join(text.value for text in app.markdown)


def missing(words: Iterable[str], text: str) -> list[str]:
    """The words that do not stand in the text as they would be written there."""
    return [word for word in words if formats.literal(word) not in text]


@pytest.mark.usefixtures("filled")
def test_every_rule_of_a_query_and_every_term_stands_on_the_page() -> None:
    text = texts(opened())
    assert [name for name in queries.names() if queries.find(name).rule not in text] == []
    terms = [term for group in GROUPS for term in group.terms]
    assert [term for term in terms if f"{term.label}:** {term.explanation}" not in text] == []
    assert [rule.name for rule in RULES if f"**{rule.heading}:**" not in text] == []


def test_every_class_of_the_vocabulary_has_its_group() -> None:
    grouped = {term for group in GROUPS for term in group.terms}
    assert [name for name, terms in vocabulary.TERMS.items() if not set(terms) <= grouped] == []
    assert {vocabulary.NO_STAGE, vocabulary.NO_RATING} <= grouped


def test_every_query_with_a_rule_has_a_title_and_every_rule_of_attention_a_sentence() -> None:
    with_rule = {name for name in queries.names() if queries.find(name).rule}
    assert with_rule == set(FIGURES) | {rule.query for rule in RULES}


@pytest.mark.usefixtures("filled")
def test_every_word_that_reading_knows_stands_on_the_page() -> None:
    text = texts(opened())
    for words in (*STAGE_WORDS.values(), *RATING_WORDS.values(), *map(synonyms, SYNONYMS)):
        assert missing(words, text) == []
    for more in (UNRATED_WORDS, EMPTY_MARKS, AMBIGUOUS_WORDS, BY_CONTENT):
        assert missing(more, text) == []
    assert "- **offen:** geplant oder in Umsetzung?" in text
    assert "- **siehe Vorjahr:** jeder Umsetzungsstand?" in text


@pytest.mark.usefixtures("filled")
def test_every_word_of_the_levels_stands_on_the_page_with_what_it_means() -> None:
    text = texts(opened())
    assert "- **Land:** Land, L, landesweit" in text
    assert "- **Stadt Bremen:** Stadt Bremen" in text
    assert "- **Kommune, K** (als Ebene): Stadt Bremen, Stadt Bremerhaven oder Stadt Bremen und Stadt Bremerhaven?" in text
    assert "- **Land:** das ganze Land" in text
    assert "- **Rahmenkonzept 2021:** im Rahmenkonzept von 2021 genannt" in text
    assert "- **mehrere Ebenen:** auf mehr als einer Ebene; wird einmal gezählt" in text


@pytest.mark.usefixtures("filled")
def test_every_field_stands_with_what_it_holds_and_who_sees_it() -> None:
    fields = next(table.value for table in opened().table if "Sichtbarkeit" in table.value)
    assert fields["Feld"].tolist() == [field.heading for field in vocabulary.FIELDS]
    rows = {row[0]: row[1:] for row in fields.to_numpy().tolist()}
    assert rows["Maßnahme"] == ["Titel der Maßnahme", "öffentlich"]
    assert rows["Ampel"] == ["Urteil des Ressorts gegen den eigenen Plan", "ressortübergreifend"]
    assert rows["Interne Notiz"] == ["Notiz für das eigene Haus", "hausintern"]


@pytest.mark.usefixtures("filled")
def test_the_page_opens_with_what_it_counts_and_a_way_to_each_heading() -> None:
    app = opened()
    rules, terms = (
        len(FIGURES) + len({rule.query for rule in RULES}),
        sum(len(group.terms) for group in GROUPS) + len((*LEVELS, *ORIGIN_KINDS)),
    )
    counted = f"**{rules} Regeln, {terms} Begriffe und {len(vocabulary.FIELDS)} Felder**"
    assert app.header[0].value == f"Womit die Seiten zählen: {counted}, so wie das Programm selbst sie verwendet."
    headings = [title for titles in PARTS.values() for title in titles]
    assert [heading.value for heading in app.subheader] == headings
    assert [heading.value for heading in app.header[1:]] == list(PARTS)
    assert [title for title in headings if f"[{title}](#{anchor(title)})" not in texts(app)] == []
    assert len({anchor(title) for title in headings}) == len(headings)


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Lücken", "luecken"), ("So wird gezählt", "so-wird-gezaehlt"), ("Ämter und Maße", "aemter-und-masse")],
)
def test_an_anchor_has_no_umlaut_and_no_blank(title: str, expected: str) -> None:
    assert anchor(title) == expected


@pytest.mark.usefixtures("filled")
def test_master_data_stand_as_they_are_loaded() -> None:
    tables = {tuple(table.value.columns): table.value.to_numpy().tolist() for table in opened().table}
    assert tables["Nr.", "Handlungsfeld", "Kurz und früher auch"][0] == ["1", "Sprache", "Sprache"]
    assert tables["Kürzel", "Ressort/Stelle", "Mitglied der Runde", "In Listen auch"][0] == ["SASJI", "SASJI", "ja", "–"]
    assert tables["Früher", "Heute", "Beim Lesen"] == [
        ["SJIS, Soziales", "SASJI oder SKB", "gilt als SASJI; Rückfrage mit Vorschlag in Handlungsfeld 7 SKB"],
        ["SWAE", "SASJI oder SJV", "Rückfrage; Vorschlag in Handlungsfeld 4 SJV"],
        ["SUBV", "SASJI oder SJV", "Rückfrage ohne Vorschlag"],
    ]
    assert tables["Stelle", "Gehört zu"] == [["Schulamt, Amt 40", "MAG-BHV"], ["Refugio", "bleibt als Beteiligte genannt"]]
    assert tables["Runde", "Stichtag", "Rückmeldung bis", "Sitzung"] == [
        ["Steuerungsrunde 2025", "30.09.2025", "noch offen", "noch offen"],
        ["Steuerungsrunde 2026", "30.09.2026", "noch offen", "noch offen"],
    ]
    assert tables[("Art des Beschlusses",)] == [["Kenntnisnahme"]]
    assert tables["Art", "Tag", "Titel"] == [["Arbeitsgruppe", "05.11.2026", r"4\. Sitzung"]]


@pytest.mark.usefixtures("filled")
def test_the_equation_is_told_in_the_terms_that_the_page_of_changes_uses() -> None:
    compared = Compared(
        Point("2025", "Steuerungsrunde 2025", date(2025, 9, 30), is_round=True),
        Point("2026", "Steuerungsrunde 2026", date(2026, 9, 30), is_round=True),
        Term("7", "7 Gesundheit", ""),
        None,
        pl.DataFrame(),
        False,
        "nicht gemeldet",
        "2026",
    )
    empty = Ledger("2025", "2026", 0, 0, {"split": [], "merged": []}, [], [], [], [], [], [], [])
    labels = [term.label for term in terms(empty, compared)[1:-1]]
    text = texts(opened())
    assert [label for label in labels if f"**{label}**" not in text] == []


@pytest.mark.usefixtures("filled")
def test_a_kind_of_master_data_without_rows_says_so() -> None:
    assert "Dazu steht nichts in den Stammdaten." in texts(opened())


@pytest.mark.usefixtures("store_path")
def test_without_a_store_the_rules_stand_and_the_master_data_say_what_is_wrong() -> None:
    app = opened()
    assert queries.find("attention/overdue").rule in texts(app)
    assert app.info[0].value.startswith("**Die Stammdaten sind nicht lesbar.** ")
    assert not app.warning


def test_sample_master_data_are_named_as_such(store_path: Path) -> None:
    small_store(store_path, [said("2026", "SKB-0001")], is_sample=True)
    assert ":gray-badge[Beispieldaten – keine Angaben der Häuser]" in [each.value for each in opened().markdown]


@pytest.mark.usefixtures("filled")
def test_no_line_of_a_list_begins_with_a_second_bullet() -> None:
    signs = re.compile(r"^- \W*[●○◌◆▲▼■]", re.MULTILINE)
    assert [found[0] for text in opened().markdown for found in signs.finditer(text.value)] == []
    assert "- **verzögert:** weicht vom Plan ab, das Ressort steuert selbst nach (▲)" in "\n".join(
        text.value for text in opened().markdown
    )
