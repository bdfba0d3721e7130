"""All action fields, bodies or levels side by side: one bar and one line each, in official order or by what needs attention."""

from __future__ import annotations

from collections import Counter

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts import words
from dashboard.charts.stages import Measure, stage_chart
from dashboard.charts.tally import Group
from dashboard.charts.template import Heading
from dashboard.ui.opening import group_ways
from dashboard.ui.parts import Source, draw, is_dark, show_origin
from dashboard.ui.views.view import Shown
from dashboard.vocabulary import RATINGS

OFFICIAL, ATTENTION = "amtliche Reihenfolge", "was Aufmerksamkeit braucht"
_COLUMNS = {"fields": "field", "departments": "department", "levels": "level"}


def show_board(shown: Shown) -> None:
    """The sentence on the whole, then every entity with its bar, its line and the way to its own page."""
    counts, view = shown.counts, shown.view
    st.header(_sentence(shown), anchor=False)
    order = st.segmented_control(
        "Reihenfolge", [OFFICIAL, ATTENTION], default=OFFICIAL, required=True, key="sortierung", bind="query-params"
    )
    attention = _attention(shown)
    groups = list(view.groups(counts))
    if order == ATTENTION:
        groups.sort(key=lambda group: (-attention[group.code], -group.off_plan))
    bars, lines = st.columns([3, 4], gap="large")
    source = Source("overview/progress", shown.parameters)
    with bars:
        heading = Heading(_message(groups, view.parameter), words.basis(counts.total, shown.round), shown.round.is_sample)
        chart = stage_chart(groups, heading, Measure.COUNT, is_dark())
        drawn = draw("Umsetzungsstand", chart, source, "tafel", lambda: group_ways(groups, view.parameter, shown.parameters))
    with lines:
        st.subheader("Im Einzelnen", anchor=False)
        for group in groups:
            _show_line(shown, group, attention[group.code])
    show_origin(drawn)


def _sentence(shown: Shown) -> str:
    groups, total = shown.view.groups(shown.counts), shown.counts.total
    filled = [group for group in groups if group.measures]
    worst = words.most_off_plan(groups) if groups else []
    done = total.stages.get("completed", 0)
    begin = f"**{formats.measures(total.measures)}** verteilen sich auf {len(filled)} von {len(groups)}"
    noun = {
        "fields": "Handlungsfeldern",
        "departments": "Ressorts und Stellen",
        "levels": "Ebenen (auch „mehrere“ und „keine Angabe“)",
    }[shown.view.parameter]
    told = f"{begin} {noun}; {formats.counted(done, 'ist', 'sind', 'keine ist')} umgesetzt."
    if not worst or not worst[0].off_plan:
        return f"{told} Keine bewertete Maßnahme ist verzögert oder gefährdet."
    many = f"je {formats.number(worst[0].off_plan)}" if len(worst) > 1 else formats.share(worst[0].off_plan, worst[0].measures)
    return f"{told} Am meisten verzögert oder gefährdet: **{words.names_of(worst)}** mit {many}."


def _message(groups: list[Group], parameter: str) -> str:
    return words.off_plan_message(groups, "Handlungsfeld " if parameter == "fields" else "")


def _attention(shown: Shown) -> Counter[str]:
    """How many measures of each entity need attention by any rule."""
    column = _COLUMNS[shown.view.parameter]
    rows = shown.rows().filter(pl.col("rules").list.len() > 0)
    return Counter(rows[column].to_list())


def _show_line(shown: Shown, group: Group, attention: int) -> None:
    done, kept = group.stages.get("completed", 0), group.stages.get("permanent", 0)
    rated = " ".join(f"{term.sign} {group.ratings[term.code]} {term.label}" for term in RATINGS if group.ratings.get(term.code))
    said = [
        formats.measures(group.measures),
        f"{formats.number(done)} umgesetzt" if group.measures else "",
        formats.counted(kept, "Daueraufgabe", "Daueraufgaben", ""),
        rated,
        f"⚑ {formats.counted(attention, 'braucht', 'brauchen')} Aufmerksamkeit" if attention else "",
    ]
    query = {shown.view.word: group.code, "runde": shown.round.code}
    with st.container(gap="xxsmall"):
        st.page_link(shown.view.page, label=formats.literal(group.label), icon=":material/arrow_forward:", query_params=query)
        st.caption(" · ".join(part for part in said if part))
