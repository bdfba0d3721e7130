"""What a figure counts, what it opens, and what the command line gives for it are the same: figures from all over the pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl
import pytest

from dashboard import queries
from dashboard.charts.standings import Standings, standings_chart, standings_table
from dashboard.charts.tally import Tally, selected, tally
from dashboard.charts.template import Chart, Heading
from dashboard.charts.words import Late
from dashboard.master import Round
from dashboard.store import Store
from dashboard.ui.overview.figures import key_figures
from dashboard.ui.ways_to_measures import cell_ways, standing_ways
from dashboard.vocabulary import Term
from tests.sample_store import sample_store

REFERENCE_DATE = date(2026, 9, 30)

SELECTIONS: tuple[dict[str, Any], ...] = (
    {"round": "2026"},
    {"round": "2025"},
    {"round": "2026", "fields": ["7"]},
    {"round": "2026", "departments": ["SKB"], "lead_only": True},
    {"round": "2026", "departments": ["SUKW"], "lead_only": False},
    {"round": "2026", "levels": ["bremerhaven", "multiple"], "stages": ["in_progress", "completed"]},
    {"round": "2026", "ratings": ["yellow", "red"]},
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return sample_store(tmp_path_factory.mktemp("figures") / "dashboard.duckdb", with_entries=False)


def counted(store: Store, selection: dict[str, Any]) -> Tally:
    rows = selected(queries.run(store, "overview/progress", round=selection["round"]), selection)
    names = queries.run(store, "overview/choices").select("kind", "code", "label").rows()
    terms = {
        kind: [Term(code, label, "") for which, code, label in names if which == kind and code != "none"]
        for kind in ("field", "department")
    }
    return tally(rows, terms["field"], terms["department"])


def ways(counts: Tally, selection: dict[str, Any], late: Late) -> Iterator[tuple[str, dict[str, Any]]]:
    """Label and parameters of every mark and key figure of the overview with this selection; a label ends in its count."""
    steering_round = Round(selection["round"], "", None, REFERENCE_DATE, is_sample=True)
    for figure in key_figures(counts, steering_round, selection, late):
        for part in (part for part in figure.parts if part.count):
            yield f"{figure.label}: {part.count}", dict(part.opens)
    marks = [*cell_ways(counts, selection), *(way for shown in blocks(counts) for way in standing_ways(shown, selection))]
    yield from ((way.label, dict(way.parameters)) for way in marks if way.page is None)


def blocks(counts: Tally) -> Iterator[Standings]:
    """The three blocks of the overview."""
    for dimension, groups in (("fields", counts.fields), ("departments", counts.departments), ("levels", counts.levels)):
        yield Standings(dimension, groups, counts.total, "noch nicht bestätigt", {})


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_a_figure_is_what_it_opens_and_what_the_command_line_gives(store: Store, selection: dict[str, Any]) -> None:
    every = queries.run(store, "measures/list", round=selection["round"])
    lines = queries.run(store, "overview/attention", **selection).filter(rule="overdue")
    found = list(ways(counted(store, selection), selection, Late(lines.height)))
    assert found
    wrong = []
    for label, parameters in found:
        count = int(re.findall(r"\d+$", label)[0])
        opened = selected(every, parameters)["measure_id"].to_list()
        if count != len(opened):
            wrong.append((label, count, len(opened)))
    assert wrong == []
    for label, parameters in found[:: max(len(found) // 8, 1)]:
        keys = queries.run(store, "measures/list", **parameters)["measure_id"].to_list()
        assert keys == selected(every, parameters)["measure_id"].to_list(), label


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_a_number_of_a_row_is_that_of_its_table_and_of_its_way(store: Store, selection: dict[str, Any]) -> None:
    counts = counted(store, selection)
    for shown in blocks(counts):
        ways = {way.key: int(re.findall(r"\d+$", way.label)[0]) for way in standing_ways(shown, selection) if way.page is None}
        in_table = table_of(shown)
        chart = standings_chart(shown, Heading("", ("",), is_sample=True), is_dark=False)
        drawn = {mark["way"]: count_of(mark["text"]) for name in ("parts", "numbers") for mark in marks_of(chart, name)}
        assert drawn
        assert {key: in_table[key] for key in drawn} == drawn
        if not (shown.dimension == "departments" and selection.get("lead_only") is False):
            assert in_table == {key: count for key, count in ways.items() if not key.endswith(" name")}


def table_of(shown: Standings) -> dict[str, int]:
    """The counts of the table behind a chart by the key of their ways, without the names."""
    found: dict[str, int] = {}

    def noted(key: str, text: str) -> str:
        if not key.endswith(" name"):
            found[key] = count_of(text)
        return text

    standings_table(shown, noted)
    return found


def marks_of(chart: Chart, name: str) -> list[dict[str, Any]]:
    """The marks of a chart that count something."""
    rows = pl.read_ipc_stream(io.BytesIO(chart.spec["datasets"][name])).to_dicts()
    return [row for row in rows if row["way"]]


def count_of(text: str) -> int:
    """What a cell counts: "▲2" is two, "5 von 14" five."""
    return int(re.findall(r"\d+", text)[0])


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_the_rows_of_each_block_add_up_to_the_figures_of_the_overview(store: Store, selection: dict[str, Any]) -> None:
    counts = counted(store, selection)
    steering_round = Round(selection["round"], "", None, REFERENCE_DATE, is_sample=True)
    figures = [[part.count for part in figure.parts] for figure in key_figures(counts, steering_round, selection, Late())]
    for shown in blocks(counts):
        groups = shown.groups
        assert figures == [
            [sum(group.measures for group in groups)],
            [sum(group.stages.get("completed", 0) for group in groups)],
            [sum(group.stages.get("permanent", 0) for group in groups)],
            [sum(group.ratings.get(rating, 0) for group in groups) for rating in ("yellow", "red", "green")],
            [0],  # what is late is no number of a row
            [counts.changes.decisions],  # nor is what is asked
            [sum(group.silent for group in groups)],
        ]
