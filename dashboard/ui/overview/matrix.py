"""Action fields by lead departments."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.charts import words
from dashboard.charts.matrix import matrix_chart
from dashboard.charts.tally import Tally
from dashboard.charts.template import Heading
from dashboard.ui.filters import Selection
from dashboard.ui.parts import Source, draw, is_dark, show_origin
from dashboard.ui.ways_to_measures import cell_ways


def show_matrix(counts: Tally, selection: Selection, *, is_sheet: bool = False) -> None:
    """Action fields by lead departments, with margins; `is_sheet` where it is to be read from afar."""
    st.space("small")
    steering_round, source = selection.round, Source("overview/progress", selection.parameters)
    message = words.matrix_message(counts)
    heading = Heading(message, words.basis(counts.total, steering_round), steering_round.is_sample, is_wide=True)
    chart = matrix_chart(counts, heading, is_dark(), is_sheet=is_sheet)
    ways = partial(cell_ways, counts, source.parameters)
    show_origin(draw("Handlungsfelder und Federführung", chart, source, "matrix", ways))
