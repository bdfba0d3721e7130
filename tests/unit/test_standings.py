"""Rows of fields, levels and bodies: what stands in bars, columns and the table behind them, in any order."""

from __future__ import annotations

import io
from typing import Any

import polars as pl
import pytest

from dashboard.charts.standings import Order, Standings, ordered, standings_chart, standings_table
from dashboard.charts.tally import Group
from dashboard.charts.template import Chart, Heading

HEADING = Heading("Die Botschaft", ("Steuerungsrunde 2026", "N = 20"), is_sample=True, is_wide=True)
LANGUAGE = Group("1", "1 Sprache", {"planned": 2, "completed": 1, "none": 1}, {"yellow": 1, "none": 2}, silent=1)
HEALTH = Group("7", "7 Gesundheit", {"in_progress": 13, "completed": 3}, {"green": 9, "yellow": 1, "red": 1, "none": 2})
EMPTY = Group("4", "4 Bildung")
TOTAL = Group(
    "",
    "alle Maßnahmen",
    {"planned": 2, "in_progress": 13, "completed": 4, "none": 1, "merged": 2},
    {"green": 9, "yellow": 2, "red": 1, "none": 4},
    silent=1,
)


def standings(*groups: Group, **names: str) -> Standings:
    return Standings("departments" if names else "fields", groups, TOTAL, "noch nicht bestätigt", names)


def drawn(shown: Standings) -> Chart:
    return standings_chart(shown, HEADING, is_dark=False)


def dataset(chart: Chart, name: str) -> list[dict[str, Any]]:
    return pl.read_ipc_stream(io.BytesIO(chart.spec["datasets"][name])).to_dicts()


def test_bars_have_one_scale_and_their_parts_stand_in_official_order() -> None:
    parts = dataset(drawn(standings(LANGUAGE, HEALTH)), "parts")
    assert [(part["row"], part["stage"], part["start"], part["end"], part["text"]) for part in parts] == [
        (0, "geplant", 0.0, 2 / 16, "2"),
        (0, "umgesetzt", 2 / 16, 3 / 16, "1"),
        (0, "keine Angabe", 3 / 16, 4 / 16, "1"),
        (1, "in Umsetzung", 0.0, 13 / 16, "13"),
        (1, "umgesetzt", 13 / 16, 1.0, "3"),
    ]


def test_a_row_has_its_numbers_in_columns_and_nought_is_a_dash_that_opens_nothing() -> None:
    numbers = dataset(drawn(standings(HEALTH, EMPTY)), "numbers")
    assert [(number["text"], number["tone"], number["way"]) for number in numbers if number["row"] == 0] == [
        ("16", "ink", "7 measures"),
        ("3 von 16", "ink", "7 completed"),
        ("▲1", "yellow", "7 yellow"),
        ("◆1", "red", "7 red"),
        ("2", "ink", "7 unrated"),
        ("–", "muted", ""),
    ]
    assert {(number["text"], number["tone"], number["way"]) for number in numbers if number["row"] == 1} == {("–", "muted", "")}


def test_of_some_measures_none_of_which_is_completed_the_whole_is_told_all_the_same() -> None:
    numbers = dataset(drawn(standings(Group("1", "1 Sprache", {"planned": 3}))), "numbers")
    assert [number["text"] for number in numbers] == ["3", "0 von 3", "–", "–", "–", "–"]


def test_the_heads_say_what_the_columns_count_and_how_long_the_longest_bar_is() -> None:
    heads = dataset(drawn(standings(LANGUAGE, HEALTH)), "heads")
    assert [head["text"].replace("\n", " ") for head in heads] == [
        "Umsetzungsstand längster Balken: 16",
        "Maß- nahmen",
        "umgesetzt",
        "verzögert",
        "gefährdet",
        "nicht bewertet",
        "noch nicht bestätigt",
    ]


def test_the_number_of_a_field_and_the_short_name_of_a_body_lead_and_names_stand_in_full() -> None:
    (field,) = dataset(drawn(standings(LANGUAGE)), "names")
    assert (field["lead"], field["name"], field["told"]) == ("1", "Sprache", "1 Sprache")
    bodies = standings(Group("SKB", "SKB"), Group("none", "ohne Federführung"), SKB="Kinder und Bildung")
    body, unknown = dataset(drawn(bodies), "names")
    assert (body["lead"], body["name"], body["told"]) == ("SKB", "Kinder und Bildung", "SKB · Kinder und Bildung")
    assert (unknown["lead"], unknown["name"]) == ("", "ohne Federführung")


@pytest.mark.parametrize(
    ("order", "labels"),
    [
        (Order.OFFICIAL, ["1 Sprache", "4 Bildung", "7 Gesundheit"]),
        (Order.MEASURES, ["7 Gesundheit", "1 Sprache", "4 Bildung"]),
        (Order.OFF_PLAN, ["7 Gesundheit", "1 Sprache", "4 Bildung"]),
        (Order.COMPLETED, ["1 Sprache", "7 Gesundheit", "4 Bildung"]),
        (Order.UNRATED, ["1 Sprache", "7 Gesundheit", "4 Bildung"]),
    ],
)
def test_the_most_stand_first_and_equal_ones_in_official_order(order: Order, labels: list[str]) -> None:
    assert [group.label for group in ordered([LANGUAGE, EMPTY, HEALTH], order)] == labels


def test_the_table_has_every_stage_and_rating_and_the_sum_of_all_rows_last() -> None:
    table = standings_table(standings(LANGUAGE, HEALTH))
    assert table.columns == [
        *("Handlungsfeld", "Maßnahmen", "geplant", "in Vorbereitung", "in Umsetzung", "Daueraufgabe", "umgesetzt"),
        *("zurückgestellt", "eingestellt", "keine Angabe", "● im Plan", "▲ verzögert", "◆ gefährdet", "nicht bewertet"),
        "noch nicht bestätigt",
    ]
    assert table.rows() == [
        ("1 Sprache", "4", "2", "–", "–", "–", "1 von 4", "–", "–", "1", "–", "1", "–", "2", "1"),
        ("7 Gesundheit", "16", "–", "–", "13", "–", "3 von 16", "–", "–", "–", "9", "1", "1", "2", "–"),
        ("alle Maßnahmen", "20", "2", "–", "13", "–", "4 von 20", "–", "–", "1", "9", "2", "1", "4", "1"),
    ]


def test_the_key_to_the_colours_stands_once() -> None:
    def legends(shown: Standings) -> list[Any]:
        colors = [layer["encoding"].get("color") for layer in drawn(shown).spec["layer"]]
        return [color["legend"] for color in colors if isinstance(color, dict) and color.get("legend")]

    assert len(legends(Standings("fields", [HEALTH], TOTAL, "nicht gemeldet", {}, has_legend=True))) == 1
    assert legends(standings(HEALTH)) == []


def test_the_key_to_the_colours_counts_every_stage_so_that_it_adds_up() -> None:
    chart = drawn(standings(LANGUAGE, HEALTH))
    assert chart.spec["params"][-1] == {
        "name": "counted",
        "value": {
            "geplant": "2",
            "in Vorbereitung": "0",
            "in Umsetzung": "13",
            "Daueraufgabe": "0",
            "umgesetzt": "4",
            "zurückgestellt": "0",
            "eingestellt": "0",
            "keine Angabe": "1",
        },
    }


def test_filling_a_chart_changes_nothing_for_the_next_one() -> None:
    first, second = drawn(standings(LANGUAGE)), drawn(standings(HEALTH, EMPTY))
    assert [name["name"] for name in dataset(first, "names")] == ["Sprache"]
    assert [name["name"] for name in dataset(second, "names")] == ["Gesundheit", "Bildung"]
    assert first.spec["height"] < second.spec["height"]


def test_the_alternative_text_is_the_message_and_the_whole() -> None:
    assert drawn(standings(HEALTH)).alt == "Handlungsfeld nach Umsetzungsstand und Ampel, zusammen 20 Maßnahmen. Die Botschaft."
