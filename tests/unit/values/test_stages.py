"""Umsetzungsstand by word: DESIGN, section 4, and facts.md, section 5.3."""

from __future__ import annotations

import pytest

from dashboard.intake.values.stages import find_stage, says_more, stage_from_report, stage_of_word
from dashboard.vocabulary import STAGES, Term


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("geplant", "planned"),
        ("erl.", "completed"),
        ("fortl.", "permanent"),
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
    assert [choice.value for choice in found.issues[0].choices][: len(choices)] == choices
    assert len(found.issues[0].choices) == len(STAGES)
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
    assert [(choice.value, choice.is_proposed) for choice in issue.choices][:2] == [("in_progress", False), ("completed", False)]


@pytest.mark.parametrize("report", ["Noch nicht abgeschlossen.", "Soll 2026 umgesetzt werden.", "40 Teilnehmende.", ""])
def test_a_report_that_says_nothing_sure_proposes_nothing(report: str) -> None:
    assert stage_from_report(report) is None


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("umgesetzt, ruht derzeit", ["completed", "deferred"]),
        ("umgesetzt (HB), offen (BHV)", ["planned", "in_progress", "completed"]),
        ("geplant, aber gestrichen", ["planned", "discontinued"]),
        ("geplant aber gestrichen", ["planned", "discontinued"]),
        ("laufend, aber ausgesetzt", ["in_progress", "deferred"]),
        ("begonnen 2024, ruht seit 2025", ["in_progress", "deferred"]),
        ("in Umsetzung - ruht", ["in_progress", "deferred"]),
        ("eingestellt / zusammengeführt mit Nr. 4", ["discontinued", "merged"]),
        ("abgeschlossen (jetzt Daueraufgabe)", ["permanent", "completed"]),
        ("umgesetzt; seit 2025 ruhend", ["completed", "deferred"]),
        ("läuft, seit Mai ausgesetzt", ["in_progress", "deferred"]),
        ("geplant, wurde gestrichen", ["planned", "discontinued"]),
    ],
)
def test_two_stages_in_one_cell_are_a_question_with_all_stages_the_named_ones_first(text: str, likely: list[str]) -> None:
    found = find_stage(text)
    assert (found.code, [issue.code for issue in found.issues]) == (None, ["stage.ambiguous"])
    assert [choice.value for choice in found.issues[0].choices][: len(likely)] == likely
    assert len(found.issues[0].choices) == len(STAGES)


@pytest.mark.parametrize("text", ["erledigt (Teil 1)", "umgesetzt (1. Bauabschnitt)", "abgeschlossen: Phase 1", "umgesetzt (HB)"])
def test_a_part_that_is_done_is_asked(text: str) -> None:
    found = find_stage(text)
    assert (found.code, [issue.code for issue in found.issues]) == (None, ["stage.partly"])


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("in Umsetzung (Phase 1)", "in_progress"),
        ("in Umsetzung (geplant bis 2027)", "in_progress"),
        ("in Umsetzung (Planung, Bau)", "in_progress"),
        ("in Umsetzung; erledigt: Schulung", "in_progress"),
        ("geplant, Umsetzung ab 2027", "planned"),
        ("umgesetzt, begonnen 2023", "completed"),
        ("Daueraufgabe, läuft seit 2019", "permanent"),
        ("Noch nicht begonnen, Vergabe verschoben auf I. Quartal 2027.", "planned"),
        ("abgeschlossen, der Bericht ist 2027 zu erwarten", "completed"),
        ("in Umsetzung, ab 2027 Daueraufgabe", "in_progress"),
        ("umgesetzt, wird weiter evaluiert", "completed"),
    ],
)
def test_what_only_tells_of_the_course_leaves_the_stage_as_it_is(text: str, stage: str) -> None:
    assert (find_stage(text).code, find_stage(text).issues) == (stage, ())


@pytest.mark.parametrize(
    "text",
    ["umgesetzt (vermutlich)", "umgesetzt, aber nicht in allen Schulen", "läuft, wohl", "umgesetzt 2024, noch nicht in BHV"],
)
def test_what_puts_a_stage_in_doubt_is_asked(text: str) -> None:
    assert [issue.code for issue in find_stage(text).issues] == ["stage.unreadable"]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("umgesetzt?", "completed"),
        ("umgesetzt (?)", "completed"),
        ("läuft ?, Auskunft steht aus", "in_progress"),
        ("Entfällt, da der Träger absagt", "discontinued"),
        ("abgeschlossen, aber der Bericht fehlt noch", "completed"),
    ],
)
def test_what_sounds_like_a_stage_proposes_it_beside_all_others(text: str, stage: str) -> None:
    found = find_stage(text)
    assert (found.code, [issue.code for issue in found.issues]) == (None, ["stage.sounds_like"])
    assert [choice.value for choice in found.issues[0].choices if choice.is_proposed] == [stage]
    assert len(found.issues[0].choices) == len(STAGES)


@pytest.mark.parametrize(
    ("text", "rating"), [("läuft, aber verzögert, weil der Referent erkrankt ist", "yellow"), ("läuft aber verzögert", "yellow")]
)
def test_a_rating_beside_a_stage_is_heard_behind_aber(text: str, rating: str) -> None:
    assert find_stage(text)[:2] == ("in_progress", rating)


@pytest.mark.parametrize(
    ("text", "is_more"),
    [
        ("umgesetzt", False),
        ("Das Projekt läuft", False),
        ("läuft, aber verzögert", False),
        ("umgesetzt oder zurückgestellt", False),
        ("läuft, weil die Mittel da sind", True),
        ("umgesetzt (12/2024)", True),
        ("aufgegangen in LIGA", True),
    ],
)
def test_a_cell_says_more_than_classes_or_not(text: str, is_more: bool) -> None:
    assert says_more(text) is is_more
