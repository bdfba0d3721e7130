"""The sentences that open the overview: right for none, one and many, with what is off its plan said at once."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.charts import words
from dashboard.charts.tally import Changes, Group
from dashboard.master import Round
from dashboard.ui.attention import RULES

PERIOD = Round("2026", "Steuerungsrunde 2026", None, date(2026, 9, 30), previous="2025")


def changes(**given: int) -> Changes:
    return Changes(**(dict.fromkeys(Changes._fields, 0) | given))


def test_the_opening_sentences_are_right_for_many() -> None:
    total = Group("", "", {"completed": 3, "permanent": 2, "planned": 5})
    assert words.situation(total, changes(completed_change=2, new_measures=4, decisions=2), PERIOD, ["Justiz", "Kultur"]) == (
        "Von 10 Maßnahmen sind zum 30.09.2026 **3 umgesetzt**, 2 sind Daueraufgaben. "
        "Gegenüber der Runde 2025 sind 2 mehr umgesetzt; 4 Maßnahmen sind neu. "
        "Die Steuerungsrunde wird um **2 Entscheidungen** gebeten. Noch nicht gemeldet haben Justiz und Kultur."
    )


@pytest.mark.parametrize(
    ("ratings", "overdue", "sentence"),
    [
        ({"yellow": 8, "red": 6, "green": 1}, 3, "Von 15 bewerteten sind **8 verzögert und 6 gefährdet**; 3 sind überfällig."),
        ({"yellow": 1, "green": 4}, 0, "Von 5 bewerteten ist **1 verzögert**."),
        ({"red": 1}, 0, "Die eine bewertete ist **gefährdet**."),
        ({"green": 4, "none": 1}, 1, "Alle 4 bewerteten sind im Plan; 1 ist überfällig."),
        ({"green": 1}, 0, "Die eine bewertete ist im Plan."),
        ({"none": 3}, 0, "Keine ist bewertet."),
    ],
)
def test_what_is_off_its_plan_is_said_at_once(ratings: dict[str, int], overdue: int, sentence: str) -> None:
    text = words.situation(Group("", "", {"in_progress": 15}, ratings), changes(), PERIOD, [], late=words.Late(overdue))
    assert f". {sentence} Gegenüber" in text


@pytest.mark.parametrize(
    ("late", "sentence"),
    [
        (
            words.Late(3, 13, is_ahead=True),
            "Von 2 bewerteten ist **1 verzögert**; 3 sind überfällig, 13 enden noch vor dem Stichtag.",
        ),
        (words.Late(0, 1, is_ahead=True), "Von 2 bewerteten ist **1 verzögert**; 1 endet noch vor dem Stichtag."),
        (words.Late(is_ahead=True), "Von 2 bewerteten ist **1 verzögert**."),
    ],
)
def test_ahead_of_the_reference_date_the_state_is_that_of_today(late: words.Late, sentence: str) -> None:
    total = Group("", "", {"completed": 4, "planned": 16}, {"yellow": 1, "green": 1})

    assert words.situation(total, changes(), PERIOD, [], late=late).startswith(
        f"Von 20 Maßnahmen sind nach heutigem Stand (Stichtag 30.09.2026) **4 umgesetzt**, keine ist Daueraufgabe. {sentence} Geg"
    )


@pytest.mark.parametrize(
    ("silent", "sentence"),
    [
        (["A", "B", "C"], "Noch nicht gemeldet haben A, B und C."),
        (["A", "B", "C", "D"], "Noch nicht gemeldet haben 4 Ressorts und Stellen."),
    ],
)
def test_more_than_three_bodies_without_a_list_are_counted_and_not_named(silent: list[str], sentence: str) -> None:
    assert words.situation(Group("", "", {"planned": 5}), changes(), PERIOD, silent).endswith(sentence)


def test_the_opening_sentences_are_right_for_one() -> None:
    total = Group("", "", {"completed": 1, "permanent": 1})
    assert words.situation(
        total, changes(completed_change=1, new_measures=1, decisions=1), PERIOD, ["Justiz"], "dieser Auswahl"
    ) == (
        "Von 2 Maßnahmen dieser Auswahl ist zum 30.09.2026 **1 umgesetzt**, 1 ist Daueraufgabe. "
        "Gegenüber der Runde 2025 ist 1 mehr umgesetzt; 1 Maßnahme ist neu. "
        "Die Steuerungsrunde wird um **1 Entscheidung** gebeten. Noch nicht gemeldet hat Justiz."
    )


def test_the_opening_sentences_are_right_for_none() -> None:
    total = Group("", "", {"planned": 2})
    assert words.situation(total, changes(), PERIOD, []) == (
        "Von 2 Maßnahmen ist zum 30.09.2026 **keine umgesetzt**, keine ist Daueraufgabe. "
        "Gegenüber der Runde 2025 ist keine weitere umgesetzt; neu ist keine. "
        "Die Steuerungsrunde wird um **keine Entscheidung** gebeten."
    )


def test_a_single_measure_is_spoken_of_as_one() -> None:
    text = words.situation(Group("", "", {"planned": 1}), changes(), PERIOD, [], "im Handlungsfeld 7 Gesundheit")
    assert text.startswith("Die eine Maßnahme im Handlungsfeld 7 Gesundheit hat zum 30.09.2026 den Stand „geplant“.")


def test_the_first_round_has_nothing_to_compare_with() -> None:
    first = Round("2025", "Steuerungsrunde 2025", None, date(2025, 9, 30))
    assert "Eine frühere Runde zum Vergleich liegt nicht vor." in words.situation(
        Group("", "", {"planned": 2}), changes(), first, []
    )


def test_only_merged_measures_are_no_measure_of_their_own() -> None:
    text = words.situation(Group("", "", {"merged": 2}), changes(), PERIOD, [])
    assert text.startswith("Alle Maßnahmen sind zum 30.09.2026 in anderen aufgegangen und zählen dort.")


@pytest.mark.parametrize(("name", "begin"), [("overdue", "das Ende war am "), ("ending", "endet am ")])
def test_an_end_that_lies_ahead_is_not_told_as_past(name: str, begin: str) -> None:
    rule = next(rule for rule in RULES if rule.name == name)

    assert rule.sentence("2026-12-31").startswith(f"{begin}31.12.2026, ")
