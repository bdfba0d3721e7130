"""The sentences that open the overview: right for none, one and many, with what is off its plan said at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.charts import words
from dashboard.charts.tally import Changes, Group
from dashboard.master import Round
from dashboard.ui.attention import RULES

PERIOD = Round("2026", "Steuerungsrunde 2026", None, date(2026, 9, 30), previous="2025")


def changes(**given: int) -> Changes:
    return Changes(**(dict.fromkeys(Changes._fields, 0) | given))


def test_the_opening_sentences_begin_with_the_risk() -> None:
    total = Group("", "", {"completed": 3, "permanent": 2, "planned": 5}, {"yellow": 2, "red": 3, "none": 2})
    asked, late = changes(completed_change=2, new_measures=4, decisions=2), words.Late(4)
    assert words.situation(total, asked, PERIOD, ["Justiz", "Kultur"], late=late) == (
        "**2 Maßnahmen sind verzögert, 3 gefährdet**, 4 sind überfällig. Umgesetzt sind 3 von 10, 2 mehr als 2025. "
        "Die Runde wird um **2 Entscheidungen** gebeten; es fehlen die Rückmeldungen von Justiz und Kultur."
    )


@pytest.mark.parametrize(
    ("ratings", "overdue", "sentence"),
    [
        ({"yellow": 8, "red": 6, "green": 1}, 3, "**8 Maßnahmen sind verzögert, 6 gefährdet**, 3 sind überfällig."),
        ({"yellow": 1, "red": 6}, 1, "**1 Maßnahme ist verzögert, 6 sind gefährdet**, 1 ist überfällig."),
        ({"yellow": 6, "red": 1}, 0, "**6 Maßnahmen sind verzögert, 1 ist gefährdet**."),
        ({"yellow": 1, "green": 4}, 0, "**1 Maßnahme ist verzögert**."),
        ({"red": 1}, 0, "**1 Maßnahme ist gefährdet**."),
        ({"green": 4, "none": 1}, 1, "Alle 4 bewerteten Maßnahmen sind im Plan, 1 ist überfällig."),
        ({"green": 1}, 0, "Die eine bewertete Maßnahme ist im Plan."),
        ({"none": 3}, 2, "Keine Maßnahme ist bewertet, 2 sind überfällig."),
    ],
)
def test_what_is_off_its_plan_is_said_first(ratings: dict[str, int], overdue: int, sentence: str) -> None:
    text = words.situation(Group("", "", {"in_progress": 15}, ratings), changes(), PERIOD, [], late=words.Late(overdue))
    assert text.startswith(f"{sentence} Umgesetzt ist keine von 15")


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        ({"yellow": 8, "red": 1}, "Von den Maßnahmen im Handlungsfeld 7 sind **8 verzögert, 1 ist gefährdet**."),
        ({"red": 1}, "Von den Maßnahmen im Handlungsfeld 7 ist **1 gefährdet**."),
        ({"green": 2}, "Alle 2 bewerteten Maßnahmen im Handlungsfeld 7 sind im Plan."),
        ({"none": 2}, "Keine Maßnahme im Handlungsfeld 7 ist bewertet."),
    ],
)
def test_of_a_part_the_first_sentence_says_which(ratings: dict[str, int], sentence: str) -> None:
    text = words.situation(Group("", "", {"planned": 15}, ratings), changes(), PERIOD, [], "im Handlungsfeld 7")
    assert text.startswith(f"{sentence} Umgesetzt ist keine von 15")


@pytest.mark.parametrize(
    ("change", "words_of_it"), [(1, ", 1 mehr als 2025."), (-2, ", 2 weniger als 2025."), (0, ", keine weitere seit 2025.")]
)
def test_the_change_since_the_round_before_is_told_either_way(change: int, words_of_it: str) -> None:
    total = Group("", "", {"completed": 1, "planned": 4})
    assert f"Umgesetzt ist 1 von 5{words_of_it}" in words.situation(total, changes(completed_change=change), PERIOD, [])


@pytest.mark.parametrize(
    ("late", "sentence"),
    [
        (words.Late(3, 13, is_ahead=True), "**1 Maßnahme ist verzögert**, 3 sind überfällig, 13 enden noch vor dem Stichtag."),
        (words.Late(0, 1, is_ahead=True), "**1 Maßnahme ist verzögert**, 1 endet noch vor dem Stichtag."),
        (words.Late(is_ahead=True), "**1 Maßnahme ist verzögert**."),
    ],
)
def test_ahead_of_the_reference_date_the_state_is_that_of_today(late: words.Late, sentence: str) -> None:
    total = Group("", "", {"completed": 4, "planned": 16}, {"yellow": 1, "green": 1})

    assert words.situation(total, changes(), PERIOD, [], late=late).startswith(
        f"{sentence} Umgesetzt sind nach heutigem Stand (Stichtag 30.09.2026) 4 von 20"
    )


@pytest.mark.parametrize(
    ("silent", "sentence"),
    [
        (["A"], "; es fehlt die Rückmeldung von A."),
        (["A", "B", "C"], "; es fehlen die Rückmeldungen von A, B und C."),
        (["A", "B", "C", "D"], "; es fehlen die Rückmeldungen von 4 Ressorts und Stellen."),
        ([], "gebeten."),
    ],
)
def test_more_than_three_bodies_without_a_list_are_counted_and_not_named(silent: list[str], sentence: str) -> None:
    assert words.situation(Group("", "", {"planned": 5}), changes(), PERIOD, silent).endswith(sentence)


def test_of_a_frozen_round_the_silence_is_past() -> None:
    frozen = replace(PERIOD, is_frozen=True)
    assert words.situation(Group("", "", {"planned": 5}), changes(), frozen, ["A"]).endswith("es fehlte die Rückmeldung von A.")


def test_the_opening_sentences_are_right_for_none() -> None:
    total = Group("", "", {"completed": 1, "discontinued": 1})
    assert words.situation(total, changes(), PERIOD, []) == (
        "Umgesetzt ist 1 von 2, keine weitere seit 2025. Die Runde wird um **keine Entscheidung** gebeten."
    )


@pytest.mark.parametrize(
    ("ratings", "late", "sentence"),
    [
        ({"red": 1}, words.Late(1), "Sie ist **gefährdet** und überfällig."),
        ({"green": 1}, words.Late(), "Sie ist im Plan."),
        ({"none": 1}, words.Late(0, 1, is_ahead=True), "Sie ist nicht bewertet. Sie endet noch vor dem Stichtag."),
    ],
)
def test_a_single_measure_is_spoken_of_as_one(ratings: dict[str, int], late: words.Late, sentence: str) -> None:
    text = words.situation(Group("", "", {"planned": 1}, ratings), changes(), PERIOD, [], "im Handlungsfeld 7 Gesundheit", late)
    when = "nach heutigem Stand (Stichtag 30.09.2026)" if late.is_ahead else "zum 30.09.2026"
    assert text.startswith(
        f"Die eine Maßnahme im Handlungsfeld 7 Gesundheit hat {when} den Stand „geplant“. {sentence} Die Runde"
    )


def test_the_first_round_has_nothing_to_compare_with() -> None:
    first = Round("2025", "Steuerungsrunde 2025", None, date(2025, 9, 30))
    assert words.situation(Group("", "", {"planned": 2}), changes(), first, []).startswith(
        "Umgesetzt ist keine von 2. Eine frühere Runde zum Vergleich liegt nicht vor."
    )


def test_only_merged_measures_are_no_measure_of_their_own() -> None:
    text = words.situation(Group("", "", {"merged": 2}), changes(), PERIOD, [])
    assert text.startswith("Alle Maßnahmen sind zum 30.09.2026 in anderen aufgegangen und zählen dort.")


@pytest.mark.parametrize(("name", "begin"), [("overdue", "das Ende war am "), ("ending", "endet am ")])
def test_an_end_that_lies_ahead_is_not_told_as_past(name: str, begin: str) -> None:
    rule = next(rule for rule in RULES if rule.name == name)

    assert rule.sentence("2026-12-31").startswith(f"{begin}31.12.2026, ")
