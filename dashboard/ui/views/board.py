"""All action fields, bodies or levels side by side: one bar and one line each, in official order or by what needs attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts import words
from dashboard.charts.stages import Measure, stage_chart
from dashboard.charts.tally import Group
from dashboard.charts.template import Heading
from dashboard.ui.choices import linked_switch
from dashboard.ui.head import show_sentence
from dashboard.ui.parts import Source, draw, is_dark, show_origin
from dashboard.ui.views.view import Excerpt
from dashboard.ui.ways_to_measures import group_ways
from dashboard.vocabulary import RATINGS

OFFICIAL, ATTENTION = "amtliche Reihenfolge", "was Aufmerksamkeit braucht"
_COLUMNS = {"fields": "field", "departments": "department", "levels": "level"}


def show_board(excerpt: Excerpt) -> None:
    """The sentence on the whole, then every entity with its bar, its line and the way to its own page."""
    counts, view = excerpt.counts, excerpt.view
    show_sentence(_sentence(excerpt))
    order = linked_switch("Reihenfolge", [OFFICIAL, ATTENTION], "sortierung", is_named=True)
    attention = _attention(excerpt)
    groups = list(view.groups(counts))
    if order == ATTENTION:
        groups.sort(key=lambda group: -Fraction(attention[group.code], group.measures or 1))
    bars, lines = st.columns([3, 4], gap="large")
    source = Source("overview/progress", excerpt.parameters)
    with bars:
        heading = Heading(
            _message(view.groups(counts), view.parameter), words.basis(counts.total, excerpt.round), excerpt.round.is_sample
        )
        chart = stage_chart(groups, heading, Measure.COUNT, is_dark())
        drawn = draw("Umsetzungsstand", chart, source, "tafel", lambda: group_ways(groups, view.parameter, excerpt.parameters))
    with lines:
        st.subheader("Im Einzelnen", anchor=False)
        for group in groups:
            _show_line(excerpt, group, attention[group.code])
    show_origin(drawn)


def _sentence(excerpt: Excerpt) -> str:
    groups, total = excerpt.view.groups(excerpt.counts), excerpt.counts.total
    filled = [group for group in groups if group.measures]
    done = total.stages.get("completed", 0)
    begin = f"**{formats.measures(total.measures)}** verteilen sich auf {len(filled)} von {len(groups)}"
    noun = {
        "fields": "Handlungsfeldern",
        "departments": "Ressorts und Stellen",
        "levels": "Ebenen (auch „mehrere“ und „keine Angabe“)",
    }[excerpt.view.parameter]
    sentence = f"{begin} {noun}; {formats.counted(done, 'ist', 'sind', 'keine ist')} umgesetzt."
    message, worst = _message(groups, excerpt.view.parameter), words.most_off_plan(groups)
    if worst:
        message = f"Den höchsten Anteil {'hat' if len(worst) == 1 else 'haben'} **{message}**"
    return f"{sentence} {message}."


def _message(groups: Sequence[Group], parameter: str) -> str:
    return words.off_plan_message(groups, "Handlungsfeld" if parameter == "fields" else "")


def _attention(excerpt: Excerpt) -> Counter[str]:
    """How many measures of each entity need attention by any rule."""
    column = _COLUMNS[excerpt.view.parameter]
    rows = excerpt.rows().filter(pl.col("rules").list.len() > 0)
    return Counter(rows[column].to_list())


def _show_line(excerpt: Excerpt, group: Group, attention: int) -> None:
    done, kept = group.stages.get("completed", 0), group.stages.get("permanent", 0)
    rated = " ".join(f"{term.sign} {group.ratings[term.code]} {term.label}" for term in RATINGS if group.ratings.get(term.code))
    if rated:
        rated += f" von {formats.number(group.rated)} bewerteten"
    parts = [
        formats.measures(group.measures),
        f"{formats.number(done)} umgesetzt" if group.measures else "",
        formats.counted(kept, "Daueraufgabe", "Daueraufgaben", ""),
        rated,
        f"⚑ {_attention_words(attention, group.measures)}" if attention else "",
    ]
    query = {excerpt.view.word: group.code, "runde": excerpt.round.code}
    with st.container(gap="xxsmall"):
        st.page_link(excerpt.view.page, label=formats.literal(group.label), icon=":material/arrow_forward:", query_params=query)
        st.caption(" · ".join(part for part in parts if part))


def _attention_words(attention: int, measures: int) -> str:
    """ "3 von 4 brauchen Aufmerksamkeit": the share by which the lines can be ordered."""
    return (
        f"{formats.number(attention)} von {formats.number(measures)} {'braucht' if attention == 1 else 'brauchen'} Aufmerksamkeit"
    )
