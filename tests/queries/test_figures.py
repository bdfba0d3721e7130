"""What a figure counts, what it opens, and what the command line gives for it are the same: figures from all over the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dashboard import queries
from dashboard.charts.tally import Tally, selected, tally
from dashboard.charts.words import Late
from dashboard.master import Round
from dashboard.store import Store
from dashboard.ui.overview.figures import key_figures
from dashboard.ui.ways_to_measures import cell_ways, group_ways, stage_ways
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
    marks = [*stage_ways(counts.total, selection), *cell_ways(counts, selection)]
    for groups, dimension in ((counts.fields, "fields"), (counts.departments, "departments"), (counts.levels, "levels")):
        marks += group_ways(groups, dimension, selection)
    yield from ((way.label, dict(way.parameters)) for way in marks)


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
