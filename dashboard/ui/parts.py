"""Parts that pages are made of: a chart with its table and rule, key figures, tables of text, designed states."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats, queries
from dashboard.charts.template import OPENED, Chart
from dashboard.ui import data
from dashboard.ui.ways_to_measures import Ways, way_to_measures
from dashboard.vocabulary import RATINGS, Visibility

_COLOURS = {"◆": "red", "▲": "orange"}
"""Streamlit's names for the colours of a rating (.streamlit/config.toml), by its sign."""
_RATED = re.compile("|".join(f"{term.sign}(?= {term.label})" for term in RATINGS if term.sign in _COLOURS))


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from: a query of queries/ and the parameters that it was asked with."""

    query: str
    parameters: Mapping[str, Any]

    @property
    def command(self) -> str:
        """What anybody can type to get the same rows."""
        asked = data.asked(self.query, self.parameters)
        given = {name: ",".join(value) if isinstance(value, list) else value for name, value in asked.items()}
        words = {name: ("ja" if value else "nein") if isinstance(value, bool) else value for name, value in given.items()}
        return " ".join(["./start query", self.query, *(f"--param {name}={value}" for name, value in words.items())])


def draw(heading: str, chart: Chart, source: Source, key: str, ways: Ways = tuple) -> None:
    """A heading (none where it is empty), the chart with its alternative text, and one click below its table and its rule.

    A click on a mark opens the measures behind it, where `ways` knows the mark; for the keyboard the table bears them as links.
    """
    with st.container(gap=None):
        if heading:
            st.subheader(heading, anchor=False)
        if ways is tuple:
            st.vega_lite_chart(chart.spec, theme=None, alt=chart.alt, width="stretch")
        else:
            _draw_ways(chart, key, ways)
        with st.expander("Tabelle und Rechenweg", key=f"tabelle-{key}", type="compact", on_change="rerun") as details:
            if details.open:
                show_table(chart.table(), chart.alt.split(". ")[0])
                show_rule(source)


def _draw_ways(chart: Chart, key: str, ways: Ways) -> None:
    state = st.vega_lite_chart(
        chart.spec,
        theme=None,
        alt=chart.alt,
        width="stretch",
        key=f"diagramm-{key}",
        on_select="rerun",
        selection_mode=OPENED,
    )
    chosen = {str(mark["way"]) for mark in state["selection"].get(OPENED, [])}
    for way in ways() if chosen else ():
        if way.key in chosen:
            way.take()


def show_rule(source: Source) -> None:
    """How a figure is counted, in the words of its query's file, and how anybody can ask for it again."""
    st.markdown(f"**So wird gerechnet:** {queries.find(source.query).rule}")
    st.markdown(f"Nachrechnen auf der Kommandozeile: `{source.command}`")


def show_table(rows: pl.DataFrame, alt: str) -> None:
    """A real table with a name; cells are Markdown, so contents of lists go through formats.literal first."""
    st.table(rows, border="horizontal", hide_index=True, alt=alt)


@dataclass(frozen=True, slots=True)
class Part:
    """A number of a figure: its count, what stands behind it (" von 179"), and the measures that it opens.

    `opens` are parameters of queries/measures/list.sql; `sign` is that of a rating, which brings its colour.
    """

    count: int
    rest: str
    opens: Mapping[str, Any]
    sign: str = ""

    @property
    def text(self) -> str:
        """As Markdown: the number is the link; nought leads nowhere, and is a dash where nothing stands behind it."""
        sign = f"{self.sign}\u00a0" if self.sign else ""
        words = f"{sign}{formats.number(self.count) if self.count or self.rest else '–'}"
        colour = _COLOURS.get(self.sign) if self.count else None
        coloured = f":{colour}[{words}]" if colour else words
        link = way_to_measures(coloured, self.opens) if self.count else coloured
        return f"{link} :small[:gray[{self.rest.strip()}]]" if self.rest else link


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure: label, its parts, and what is said below it (the change, or whose it is)."""

    label: str
    parts: Sequence[Part]
    below: str
    visibility: Visibility = Visibility.PUBLIC


def show_figures(figures: Sequence[Figure], source: Source, explanations: Mapping[str, str]) -> None:
    """Key figures in one line; what they mean and how they are counted is one click below."""
    show_line(figures)
    show_meaning(source, explanations)


def show_line(figures: Sequence[Figure]) -> None:
    """Key figures in one line; in a narrow window in columns (dashboard/sheet.css), of which what has several parts takes two."""
    with st.container(key="kennzahlen", border=True, horizontal=True, gap="medium", horizontal_alignment="distribute"):
        for at, figure in enumerate(figures):
            if len(figure.parts) > 1:
                with st.container(key=f"kennzahl-breit-{at}", width="content"):
                    _show_figure(figure)
            else:
                _show_figure(figure)


def _show_figure(figure: Figure) -> None:
    text = "  ".join(part.text for part in figure.parts)
    st.metric(figure.label, text, figure.below, delta_color="off", delta_arrow="off", width="content")


def show_meaning(source: Source, explanations: Mapping[str, str]) -> None:
    """What key figures mean and how they are counted, one click away."""
    with st.expander("Rechenweg", key="rechenweg-kennzahlen", type="compact", on_change="rerun") as details:
        if details.open:
            st.markdown("\n".join(f"- **{name}:** {words}" for name, words in explanations.items()))
            show_rule(source)


def in_colour(text: str) -> str:
    """Ratings in a text of Markdown, the sign of each in its colour; the word behind it says the same."""
    return _RATED.sub(lambda found: f":{_COLOURS[found[0]]}[{found[0]}]", text)


def show_state(sentence: str, what_to_do: str, title: str | None = None) -> None:
    """A page that has nothing to show says so, and what to do; `title` where the page has not come as far as its own."""
    if title is not None:
        st.title(title, anchor=False)
    st.info(f"**{sentence}** {formats.literal(what_to_do)}", icon=":material/info:")
