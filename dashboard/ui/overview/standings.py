"""Stages in total and per level, action field and lead department."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.charts import words
from dashboard.charts.stages import Measure, overall_chart, stage_chart
from dashboard.charts.tally import Group, Tally
from dashboard.charts.template import Heading
from dashboard.ui.choices import linked_switch
from dashboard.ui.filters import Selection
from dashboard.ui.parts import Drawn, Source, draw, is_dark, show_origin
from dashboard.ui.ways_to_measures import group_ways, stage_ways

_COLUMN_WIDTH = 388


def show_stages(counts: Tally, selection: Selection) -> None:
    """Stages in total (the key to the colours), per level, per action field and per department."""
    st.space("small")
    steering_round, source = selection.round, Source("overview/progress", selection.parameters)
    stages = partial(stage_chart, measure=_measure_choice(), is_dark=is_dark())
    counted = words.basis(counts.total, steering_round)

    def heading(message: str) -> Heading:
        return Heading(message, counted, steering_round.is_sample)

    def grouped(title: str, groups: Sequence[Group], message: str, dimension: str, key: str) -> Drawn:
        ways = partial(group_ways, groups, dimension, source.parameters)
        return draw(title, stages(groups, heading(message)), source, key, ways)

    with st.container(horizontal=True, gap="small", horizontal_alignment="distribute"):
        # As wide as three need beside each other; fewer fit a smaller screen, and a telephone takes one below the other.
        total, fields, departments = (st.container(width=_COLUMN_WIDTH) for _ in range(3))
    with total:
        chart = overall_chart(counts.total, heading(words.overall_message(counts.total)), is_dark())
        drawn = [draw("Insgesamt", chart, source, "gesamt", partial(stage_ways, counts.total, source.parameters))]
        drawn.append(grouped("Nach Ebene", counts.levels, words.level_message(counts.levels), "levels", "ebene"))
    with fields:
        message = words.off_plan_message(counts.fields, "Handlungsfeld")
        drawn.append(grouped("Nach Handlungsfeld", counts.fields, message, "fields", "handlungsfeld"))
    with departments:
        message = words.off_plan_message(counts.departments)
        drawn.append(grouped("Nach Federführung", counts.departments, message, "departments", "federfuehrung"))
    for each in drawn:
        show_origin(each)


def _measure_choice() -> Measure:
    """The heading of the charts, and beside it the choice of counts or shares."""
    with st.container(horizontal=True, vertical_alignment="center", gap="large"):
        st.subheader("Umsetzungsstand", anchor=False, width="content")
        chosen = linked_switch("Darstellung der Umsetzungsstände", ["Anzahl", "Anteil"], "darstellung")
    return Measure.SHARE if chosen == "Anteil" else Measure.COUNT
