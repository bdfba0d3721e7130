"""Charts: groups from rows, what the images say, colours that can be read; and sentences at none, one and many."""

from __future__ import annotations

import io
from datetime import date
from itertools import pairwise
from typing import Any

import polars as pl
import pytest

from dashboard.charts import words
from dashboard.charts.change import Balance, trend_chart
from dashboard.charts.matrix import matrix_chart
from dashboard.charts.standings import Standings, standings_chart
from dashboard.charts.tally import SHOWN_STAGES, Changes, Group, Tally, tally
from dashboard.charts.template import DARK, LIGHT, SHADES, Chart, Heading, Palette
from dashboard.master import Round
from dashboard.vocabulary import Term

FIELDS = (Term("1", "1 Sprache", ""), Term("7", "7 Gesundheit", ""))
HOUSES = (Term("SKB", "SKB", ""), Term("SJV", "SJV", ""))
UNCHANGED = Changes(*(0 for _ in Changes._fields))
PERIOD = Round("2026", "Steuerungsrunde 2026", None, date(2026, 9, 30), previous="2025")
HEADING = Heading("Die Botschaft", ("Steuerungsrunde 2026", "N = 3"), is_sample=False)
SAMPLE = Heading("Die Botschaft", ("Steuerungsrunde 2026", "N = 3"), is_sample=True)


def rows(*found: tuple[str, str, str, str, str | None]) -> pl.DataFrame:
    """Rows of progress.sql: field, department, level, stage and rating of a measure; nothing has changed."""
    keys = ["field", "department", "level", "stage", "rating"]
    frame = pl.DataFrame(found, orient="row", schema=dict.fromkeys(keys, pl.String()))
    numbered = frame.with_columns(measure_id=pl.Series([f"M-{at}" for at in range(len(found))], dtype=pl.String()))
    return numbered.with_columns(**dict.fromkeys(Changes._fields, pl.lit(0)))


def small_tally() -> Tally:
    return tally(
        rows(
            ("1", "SKB", "land", "completed", None),
            ("1", "SKB", "land", "merged", None),
            ("none", "SKB", "none", "in_progress", "yellow"),
            ("none", "SKB", "none", "in_progress", "yellow"),
        ),
        FIELDS,
        HOUSES,
        (Term("land", "Land", ""),),
    )


def dataset(chart: Chart, name: str) -> list[dict[str, Any]]:
    return pl.read_ipc_stream(io.BytesIO(chart.spec["datasets"][name])).to_dicts()


def test_keys_without_a_measure_stay_and_the_missing_class_comes_last() -> None:
    counts = small_tally()
    assert [(group.label, group.measures) for group in counts.fields] == [
        ("1 Sprache", 1),
        ("7 Gesundheit", 0),
        ("ohne Handlungsfeld", 2),
    ]
    assert [(group.label, group.measures) for group in counts.departments] == [("SKB", 3), ("SJV", 0)]


def test_merged_measures_do_not_count_into_n_and_ended_ones_have_no_rating() -> None:
    total = small_tally().total
    assert (total.measures, total.merged, total.rated, total.unrated, total.off_plan) == (3, 1, 2, 0, 2)


def test_the_matrix_keeps_empty_cells_and_its_margins_add_up() -> None:
    cells = dataset(matrix_chart(small_tally(), HEADING, is_dark=False), "cells")
    by_place = {(cell["field"], cell["department"]): (cell["measures"], cell["kind"], cell["yellow"]) for cell in cells}
    assert by_place["7 Gesundheit", "SJV"] == (0, "empty", "")
    assert by_place["ohne Handlungsfeld", "SKB"] == (2, "full", "▲2")
    assert by_place["alle", "SKB"] == (3, "sum", "▲2")
    assert by_place["alle", "alle"] == (3, "sum", "▲2")
    assert sum(cell["measures"] for cell in cells if cell["kind"] != "sum") == 3


def test_the_table_of_the_matrix_bears_the_signs_of_the_image() -> None:
    counts = tally(
        rows(
            ("1", "SKB", "land", "in_progress", "yellow"),
            ("1", "SKB", "land", "in_progress", "red"),
            ("1", "SKB", "land", "in_progress", "red"),
            ("7", "SKB", "land", "in_progress", "green"),
        ),
        FIELDS,
        HOUSES,
    )
    chart = matrix_chart(counts, HEADING, is_dark=False)
    assert chart.table().rows() == [
        ("1 Sprache", "3\u00a0▲\u00a01\u00a0◆\u00a02", "–", "3\u00a0▲\u00a01\u00a0◆\u00a02"),
        ("7 Gesundheit", "1", "–", "1"),
        ("alle Felder", "4\u00a0▲\u00a01\u00a0◆\u00a02", "–", "4\u00a0▲\u00a01\u00a0◆\u00a02"),
    ]
    cell = dataset(chart, "cells")[0]
    assert (cell["yellow"], cell["red"], cell["off_plan"]) == ("▲1", "◆2", "▲ 1 ◆ 2")
    total = dataset(chart, "cells")[-1]
    assert (total["yellow"], total["red"]) == ("▲1", "◆2")


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_ramp_has_few_shades_from_the_first_to_the_last_colour(colours: Palette) -> None:
    shades = {colours.shade(step / 100) for step in range(101)}
    assert len(shades) == SHADES
    assert {colours.shade(0.0), colours.shade(1.0)} == set(colours.ramp)


@pytest.mark.parametrize("is_dark", [False, True])
def test_each_image_bears_message_basis_and_while_it_shows_sample_data_their_mark(is_dark: bool) -> None:
    counts = small_tally()
    for heading, last in ((HEADING, "N = 3"), (SAMPLE, "N = 3 · Beispieldaten")):
        for chart in (
            standings_chart(Standings("fields", counts.fields, counts.total, "nicht gemeldet", {}), heading, is_dark),
            matrix_chart(counts, heading, is_dark),
        ):
            title = {key: chart.spec["title"][key] for key in ("text", "subtitle")}
            assert title == {"text": ["Die Botschaft"], "subtitle": ["Steuerungsrunde 2026", last]}
            assert "Die Botschaft" in chart.alt


@pytest.mark.parametrize("is_dark", [False, True])
def test_no_part_of_an_image_speaks_beside_its_alternative_text(is_dark: bool) -> None:
    spec = matrix_chart(small_tally(), HEADING, is_dark).spec
    assert [spec["config"][part]["aria"] for part in ("mark", "axis", "legend")] == [False, False, False]
    assert spec["title"]["aria"] is False


@pytest.mark.parametrize(
    ("fields", "departments", "message"),
    [
        (
            {"7": 14, "8": 9},
            {"SKB": 18, "SF": 5},
            "23 Maßnahmen bei 2 Stellen; kein Handlungsfeld ist ohne Maßnahme",
        ),
        ({"7": 3, "8": 0}, {"SKB": 2, "SF": 1}, "3 Maßnahmen bei 2 Stellen; 1 Handlungsfeld ist ohne Maßnahme"),
        ({"7": 0, "8": 0, "9": 1}, {"none": 1}, "Keine Maßnahme hat eine Federführung; 2 Handlungsfelder sind ohne Maßnahme"),
        ({"7": 1}, {"SKB": 1}, "Feld 7: 1 Maßnahme bei 1 Stelle"),
        ({"7": 0}, {"SKB": 0}, "Keine Maßnahme in dieser Auswahl"),
    ],
)
def test_the_title_of_the_matrix_names_how_many_lead_and_empty_fields(
    fields: dict[str, int], departments: dict[str, int], message: str
) -> None:
    def groups(sizes: dict[str, int]) -> tuple[Group, ...]:
        return tuple(Group(code, f"Feld {code}" if code.isdigit() else code, {"planned": size}) for code, size in sizes.items())

    total = Group("total", "", {"planned": sum(fields.values())})
    cells = {(field, code): total for field, size in fields.items() for code in departments if size}
    assert words.matrix_message(Tally(total, groups(fields), groups(departments), (), cells, UNCHANGED, frozenset())) == message


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_word_in_a_chart_can_be_read(colours: Palette) -> None:
    pairs = [(colours.ink, colours.paper), (colours.muted, colours.paper), *((colours.ink, step) for step in colours.ramp)]
    pairs += [(rating, colours.paper) for rating in colours.ratings.values()]
    pairs += [(colours.on_stage[code], colours.stages[code]) for code in colours.stages]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_stages_keep_their_order_in_grey(colours: Palette) -> None:
    distance = [
        contrast(colours.stages[code], colours.paper)
        for code in ("planned", "preparing", "in_progress", "permanent", "completed")
    ]
    assert distance == sorted(distance)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_stages_beside_each_other_and_the_first_beside_the_paper_differ_in_light_dark_and_grey(colours: Palette) -> None:
    bars = [colours.stages[term.code] for term in SHOWN_STAGES]
    assert [pair for pair in pairwise(bars) if contrast(*pair) < 1.3] == []
    first = colours.stages["planned"], colours.stages["preparing"]
    assert contrast(*first) >= (1.8 if colours is DARK else 1.3)
    assert contrast(first[0], colours.paper) >= 1.2


def test_levels_with_as_many_measures_are_both_named() -> None:
    levels = [Group("land", "Land", {"planned": 7}), Group("bremen", "Stadt Bremen", {"planned": 7}), Group("none", "", {})]
    assert words.level_message(levels) == "Land und Stadt Bremen: je 7 Maßnahmen, so viele wie auf keiner anderen Ebene"


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_better_and_worse_have_no_colour_that_means_a_stage(colours: Palette) -> None:
    chart = trend_chart([Balance("1", "1 Sprache", 2, 1, 5)], HEADING, is_dark=colours is DARK)
    bars = {layer["mark"]["color"] for layer in chart.spec["layer"] if layer["mark"]["type"] == "bar"}
    assert bars == {colours.ink, colours.paper}


def test_on_grey_paper_every_stage_has_a_grey_of_its_own() -> None:
    channels = [[int(color[at : at + 2], 16) for at in (1, 3, 5)] for color in LIGHT.stages.values()]
    greys = sorted(0.299 * red + 0.587 * green + 0.114 * blue for red, green, blue in channels)
    assert [pair for pair in pairwise(greys) if pair[1] - pair[0] < 20] == []
