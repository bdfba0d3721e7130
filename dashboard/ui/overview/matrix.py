"""Action fields by lead departments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import polars as pl

from dashboard.charts import words
from dashboard.charts.matrix import matrix_chart, matrix_table
from dashboard.charts.tally import Tally
from dashboard.charts.template import Heading
from dashboard.ui.filters import Selection
from dashboard.ui.parts import Source, draw
from dashboard.ui.scheme import is_dark
from dashboard.ui.viewing import sees_shared
from dashboard.ui.ways_to_measures import Way, cell_ways

TITLE = "Wer führt was"


def show_matrix(counts: Tally, selection: Selection) -> None:
    """Action fields by lead departments, with margins."""
    _show(counts, selection, TITLE, is_sheet=False)


def show_matrix_on_sheet(counts: Tally, selection: Selection) -> None:
    """The same to be read from afar, in as little room as it needs."""
    _show(counts, selection, "", is_sheet=True)


def _show(counts: Tally, selection: Selection, title: str, *, is_sheet: bool) -> None:
    steering_round, source = selection.round, Source("overview/progress", selection.parameters)
    basis = words.basis(counts.total, steering_round)
    heading = Heading(words.matrix_message(counts), basis, steering_round.is_sample, is_wide=True)
    chart = matrix_chart(counts, heading, is_dark(), is_sheet=is_sheet, is_rated=sees_shared())
    ways = partial(cell_ways, counts, source.parameters)
    draw(title, replace(chart, table=lambda: _table_of(counts, {way.key: way for way in ways()})), source, "matrix", ways)


def _table_of(counts: Tally, ways: Mapping[str, Way]) -> pl.DataFrame:
    return matrix_table(counts, lambda key, text: ways[key].written(text) if key in ways else text)
