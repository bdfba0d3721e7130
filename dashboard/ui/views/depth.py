"""One action field, body or level in depth: its state beside the whole, who works on it, what needs attention, what changed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import formats
from dashboard.charts import words
from dashboard.charts.overall import overall_chart
from dashboard.charts.stages import Measure, stage_chart
from dashboard.charts.tally import Group, Tally
from dashboard.charts.template import Heading
from dashboard.ui import data
from dashboard.ui.decisions.brief import show_decisions_for
from dashboard.ui.overview_parts import key_figures, overdue, show_attention
from dashboard.ui.parts import Drawn, Source, draw, is_dark, show_figures, show_origin, show_state
from dashboard.ui.views.body import show_expected
from dashboard.ui.views.rows import show_changes, show_gaps, show_postponed, show_reports
from dashboard.ui.views.view import Shown
from dashboard.ui.ways import group_ways, stage_ways
from dashboard.vocabulary import Term


def show_depth(shown: Shown, term: Term) -> None:
    """Everything about one of them, from the sentence to the texts."""
    counts, period = shown.counts, shown.period
    if not counts.measure_ids:
        show_state(f"Zur Runde {period.code} gibt es {shown.view.scope(term)} keine Maßnahme.", "Bitte wählen Sie anders.")
        return
    silent, scope, late = _silent(shown, term), shown.view.scope(term), overdue(counts, period)
    st.header(words.situation(counts.total, counts.changes, period, silent, scope, late), anchor=False)
    show_figures(key_figures(counts, period, shown.parameters), Source("overview/progress", shown.parameters))
    st.caption(_beside_the_whole(shown.whole, shown.period.silence))
    _show_stages(shown)
    rows = shown.rows()
    left, right = st.columns(2, gap="large")
    with left:
        show_attention(counts, period, shown.parameters)
        show_changes(shown, rows)
    with right:
        show_gaps(shown, rows)
        show_postponed(shown, rows)
        if shown.view.parameter == "departments" and term.code != "none":
            show_decisions_for(term.code, period.code)
            show_expected(shown, term, rows)
    if shown.view.parameter == "fields":
        st.caption(
            "Indikatoren dieses Handlungsfelds sind noch nicht erfasst; sie stehen künftig hier, als Rahmen und nicht als Erfolg."
        )
    show_reports(shown, rows)


def _silent(shown: Shown, term: Term) -> list[str]:
    """The name of the body where it is the one that is shown and has not answered."""
    if shown.view.parameter != "departments":
        return []
    rows = data.frame("deliveries/board", round=shown.period.code).filter(department=term.code, state="missing")
    return [str(name) for name in rows["name"]]


def _beside_the_whole(whole: Tally, silence: str) -> str:
    total = whole.total
    share = partial(formats.share, whole=total.measures)
    on_plan = formats.share(total.ratings.get("green", 0), total.rated)
    return (
        f"Zum Vergleich, alle Maßnahmen: umgesetzt {share(total.stages.get('completed', 0))} · "
        f"Daueraufgabe {share(total.stages.get('permanent', 0))} · im Plan {on_plan} bewerteten · "
        f"{silence} {share(whole.changes.not_reported)}."
    )


def _show_stages(shown: Shown) -> None:
    """Stages in total, and by the two other dimensions."""
    counts, parameters = shown.counts, shown.parameters
    source = Source("overview/progress", parameters)

    def heading(message: str) -> Heading:
        return Heading(message, words.basis(counts.total, shown.period), shown.period.is_sample)

    def grouped(title: str, groups: tuple[Group, ...], dimension: str) -> Drawn:
        filled = tuple(group for group in groups if group.measures)
        message = words.level_message(filled) if dimension == "levels" else words.off_plan_message(filled)
        chart = stage_chart(filled, heading(message), Measure.COUNT, is_dark())
        return draw(title, chart, source, dimension, partial(group_ways, filled, dimension, parameters))

    others = [
        ("Nach Handlungsfeld", counts.fields, "fields"),
        ("Nach Federführung", counts.departments, "departments"),
        ("Nach Ebene", counts.levels, "levels"),
    ]
    columns = st.columns(3, gap="large")
    with columns[0]:
        chart = overall_chart(counts.total, heading(words.overall_message(counts.total)), is_dark())
        drawn = [draw("Umsetzungsstand", chart, source, "stand", partial(stage_ways, counts.total, parameters))]
    for column, (title, groups, dimension) in zip(
        columns[1:], [each for each in others if each[2] != shown.view.parameter], strict=True
    ):
        with column:
            drawn.append(grouped(title, groups, dimension))
    for each in drawn:
        show_origin(each)
