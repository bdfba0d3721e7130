"""Titles that name the highest share: of rated or compared measures, all that are equal, and none where too few are counted."""

from __future__ import annotations

import pytest

from dashboard.charts import words
from dashboard.charts.change import Balance, trend_message
from dashboard.charts.tally import Group


def rated(code: str, size: int, **ratings: int) -> Group:
    return Group(code, f"{code} Gesundheit", {"in_progress": size}, ratings)


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (
            [rated("1", 30, green=25, yellow=5), rated("7", 6, green=1, yellow=3)],
            "Handlungsfeld 7 Gesundheit: 3 von 4 bewerteten verzögert",
        ),
        (
            [rated("1", 9, green=2, yellow=1), rated("7", 9, green=1, yellow=1, red=2)],
            "Handlungsfeld 7 Gesundheit: 3 von 4 bewerteten verzögert oder gefährdet",
        ),
        ([rated("1", 9, red=2), rated("7", 9, green=2, red=1)], "Handlungsfeld 7 Gesundheit: 1 von 3 bewerteten gefährdet"),
        (
            [rated("1", 9, red=1, green=1), rated("7", 9, green=1)],
            "1 von 3 bewerteten ist gefährdet; einzeln zu wenige für einen Vergleich",
        ),
        (
            [rated("none", 9, red=9), rated("7", 9, green=4), rated("8", 9, yellow=1)],
            "10 von 14 bewerteten sind verzögert oder gefährdet; einzeln zu wenige für einen Vergleich",
        ),
        ([rated("7", 9, red=1)], "Handlungsfeld 7 Gesundheit: 1 von 1 bewerteten gefährdet"),
        ([rated("7", 9, green=9)], "Keine bewertete Maßnahme ist verzögert oder gefährdet"),
        ([rated("7", 9)], "Keine Maßnahme ist bewertet"),
    ],
)
def test_a_chart_s_title_names_the_highest_share_off_plan_and_not_the_largest_group(groups: list[Group], message: str) -> None:
    assert words.off_plan_message(groups, "Handlungsfeld") == message


def test_groups_that_are_equally_off_plan_are_all_named() -> None:
    houses = [Group(code, code, {"planned": 5}, {"yellow": 2, "green": 2}) for code in ("A", "B", "C", "D")]
    larger = Group("E", "E", {"planned": 9}, {"yellow": 3, "green": 3})

    assert words.off_plan_message(houses) == "A, B, C und D: je 2 von 4 bewerteten verzögert"
    assert words.off_plan_message(houses, "Handlungsfeld") == "Handlungsfelder A, B, C und D: je 2 von 4 bewerteten verzögert"
    assert words.off_plan_message([houses[0], larger]) == "A: 2 von 4 und E: 3 von 6 bewerteten verzögert"


@pytest.mark.parametrize(
    ("balances", "message"),
    [
        ([("1", 0, 4, 40), ("7", 0, 2, 5)], "Handlungsfeld 7: 2 von 5 verglichenen schlechter"),
        ([("1", 0, 2, 5), ("7", 3, 2, 5)], "Handlungsfelder 1 und 7: je 2 von 5 verglichenen schlechter"),
        ([("1", 0, 1, 2), ("7", 0, 0, 5)], "1 von 7 verglichenen schlechter; einzeln zu wenige für einen Vergleich"),
        ([("1", 1, 0, 4), ("7", 1, 0, 5)], "Nichts ist schlechter; Handlungsfeld 1: 1 von 4 verglichenen besser"),
        ([("1", 0, 0, 4)], "Nichts ist besser oder schlechter geworden"),
    ],
)
def test_the_title_of_changes_names_the_highest_share_that_got_worse(
    balances: list[tuple[str, int, int, int]], message: str
) -> None:
    found = [Balance(code, code, better, worse, compared) for code, better, worse, compared in balances]
    assert trend_message(found, "Handlungsfeld") == message
