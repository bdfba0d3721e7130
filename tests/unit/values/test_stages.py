"""Umsetzungsstand by word: DESIGN, section 4, and facts.md, section 5.3."""

from __future__ import annotations

import pytest

from dashboard.intake.values.stages import find_stage, stage_from_report, stage_of_word
from dashboard.vocabulary import STAGES, Term


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("geplant", "planned"),
        ("noch nicht begonnen", "planned"),
        ("in Prüfung/Vorbereitung", "preparing"),
        ("Ausschreibung läuft", "preparing"),
        ("nicht begonnen - in Vorbereitung", "preparing"),
        ("laufend", "in_progress"),
        ("teilweise umgesetzt", "in_progress"),
        ("umgesetzt in Teilen", "in_progress"),
        ("laufend (dauerhaft)", "permanent"),
        ("fortlaufend", "permanent"),
        ("begonnen - fortlaufend", "permanent"),
        ("UMGESETZT", "completed"),
        ("i. O.", "completed"),
        ("ruht", "deferred"),
        ("vorerst nicht", "deferred"),
        ("nicht mehr umsetzbar", "discontinued"),
        ("erledigt durch Zeitablauf", "discontinued"),
        ("aufgegangen in LIGA", "merged"),
        ("ersetzt durch zwei Maßnahmen", "merged"),
        ("s. Nr. 4", "merged"),
    ],
)
def test_the_words_of_the_lists_name_a_stage(word: str, stage: str) -> None:
    assert stage_of_word(word) == stage


@pytest.mark.parametrize("term", STAGES, ids=lambda term: term.code)
def test_our_own_labels_are_read_again(term: Term) -> None:
    assert stage_of_word(term.label) == term.code


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("umgesetzt (12/2024)", "completed"),
        ("abgeschlossen am 01.02.2024", "completed"),
        ("umgesetzt; Verstetigung offen", "completed"),
        ("abgeschlossen, Folgeprojekt in Planung", "completed"),
        ("In Umsetzung – Abschluss 2026", "in_progress"),
        ("in Umsetzung (80 %)", "in_progress"),
        ("in Umsetzung (noch nicht abgeschlossen)", "in_progress"),
        ("geplant ab Q3 2026", "planned"),
        ("Daueraufgabe (seit 1993)", "permanent"),
        ("zurückgestellt auf 2027", "deferred"),
        ("Das Projekt läuft", "in_progress"),
        ("Maßnahme abgeschlossen", "completed"),
    ],
)
def test_a_leading_phrase_before_a_sign_or_a_date_counts(text: str, stage: str) -> None:
    assert find_stage(text).code == stage


@pytest.mark.parametrize(
    "text",
    [
        "umgesetzt: nein",
        "umgesetzt (80 %)",
        "umgesetzt, teilweise",
        "abgeschlossen – noch nicht",
        "umgesetzt bis auf Teil B",
        "läuft aus",
        "wird verstetigt",
    ],
)
def test_words_that_turn_a_stage_round_are_no_stage(text: str) -> None:
    found = find_stage(text)
    assert found.code is None
    assert [issue.code for issue in found.issues] == ["stage.unreadable"]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("offen", ["planned", "in_progress"]),
        ("beschlossen", ["planned", "preparing", "completed"]),
        ("Förderung ausgelaufen", ["completed", "discontinued"]),
        ("nicht umgesetzt", ["planned", "deferred", "discontinued"]),
        ("Maßnahme nicht umgesetzt", ["planned", "deferred", "discontinued"]),
        ("umgesetzt, fortlaufend", ["permanent", "completed"]),
        ("geplant/in Vorbereitung", ["planned", "preparing"]),
        ("siehe Vorjahr", [term.code for term in STAGES]),
    ],
)
def test_ambiguous_words_are_a_question_with_the_possible_answers(text: str, choices: list[str]) -> None:
    found = find_stage(text)
    assert found.code is None
    assert [issue.code for issue in found.issues] == ["stage.ambiguous"]
    assert [choice.value for choice in found.issues[0].choices] == choices
    assert not any(choice.is_proposed for choice in found.issues[0].choices)


def test_likeness_never_makes_a_stage() -> None:
    assert stage_of_word("umgesetz") is None
    assert stage_of_word("unumgesetzt") is None


@pytest.mark.parametrize("word", ["", "-", "k. A.", "Maßnahme", "verzögert", "offen"])
def test_no_stage_is_none(word: str) -> None:
    assert stage_of_word(word) is None


@pytest.mark.parametrize(
    ("report", "proposed"),
    [
        ("Das Projekt wurde 2024 abgeschlossen.", "completed"),
        ("Die Maßnahme ist angelaufen, 40 Personen nehmen teil.", "in_progress"),
        ("Ist in Abstimmung mit den Trägern.", "preparing"),
        ("Die Maßnahme ruht.", "deferred"),
        ("Die Umsetzung wird nicht weiterverfolgt.", "discontinued"),
    ],
)
def test_a_report_in_words_only_proposes(report: str, proposed: str) -> None:
    issue = stage_from_report(report)
    assert issue is not None
    assert issue.code == "stage.from_report"
    assert [choice.value for choice in issue.choices if choice.is_proposed] == [proposed]


def test_a_report_that_names_two_stages_proposes_neither() -> None:
    issue = stage_from_report("Teil eins ist umgesetzt, die Evaluation läuft.")
    assert issue is not None
    assert [(choice.value, choice.is_proposed) for choice in issue.choices] == [("in_progress", False), ("completed", False)]


@pytest.mark.parametrize("report", ["Noch nicht abgeschlossen.", "Soll 2026 umgesetzt werden.", "40 Teilnehmende.", ""])
def test_a_report_that_says_nothing_sure_proposes_nothing(report: str) -> None:
    assert stage_from_report(report) is None
