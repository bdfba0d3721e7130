"""Where action fields, levels and bodies stand: a block for each on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard.charts import words
from dashboard.charts.standings import OF_RATINGS, ORDERS, Order, Standings, ordered, standings_chart, standings_table
from dashboard.charts.tally import Group, Tally
from dashboard.charts.template import Heading
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.choices import take, tell
from dashboard.ui.parts import Source, draw
from dashboard.ui.scheme import is_dark
from dashboard.ui.viewing import sees_shared
from dashboard.ui.ways_to_measures import Way, standing_ways

ORDER = "sortierung"
ALONE = "Jede Zahl öffnet ihre Maßnahmen, jeder Name seine Seite."
SELECTED = "Jede Zahl und jeder Name öffnet die Maßnahmen dahinter."
"""What can be pressed; the page of a name would not heed what else is chosen."""
HEADINGS = {"fields": "Handlungsfelder", "levels": "Ebenen", "departments": "Ressorts und Stellen"}


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a page: of what counts, round and selection; one order and one key to the colours serve them all."""

    counts: Tally
    round: Round
    selection: Mapping[str, Any]
    is_part: bool = False
    """Whether the page is about one group of a dimension, so that groups without a measure say nothing."""

    def show(self, first: str, *others: str) -> None:
        """One block for each dimension; beside the first heading the choice of the order, where there is something to order."""
        if self.is_part:
            st.subheader(HEADINGS[first], anchor=False)
            order = Order.OFFICIAL
        else:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.subheader(HEADINGS[first], anchor=False, width="content")
                with st.container(key="bildschirm-ziele", width="stretch"):
                    st.caption(ALONE if self.selection.keys() <= {"round"} else SELECTED)
                order = _order_choice()
        self._show("", first, order, has_legend=True)
        for dimension in others:
            self._show(HEADINGS[dimension], dimension, order)

    def _show(self, heading: str, dimension: str, order: Order, *, has_legend: bool = False) -> None:
        groups = {"fields": self.counts.fields, "levels": self.counts.levels, "departments": self.counts.departments}[dimension]
        shown = ordered([group for group in groups if group.measures or not self.is_part], order)
        names = data.body_names(self.round.code) if dimension == "departments" else {}
        standings = Standings(dimension, shown, self.counts.total, self.round.silence, names, has_legend, sees_shared())
        basis = words.basis(self.counts.total, self.round)
        message = Heading(_message(dimension, shown), basis, self.round.is_sample, is_wide=True)
        ways = partial(standing_ways, standings, self.selection)
        chart = standings_chart(standings, message, is_dark())
        linked = replace(chart, table=lambda: _table_of(standings, {way.key: way for way in ways()}))
        # The page of one group is the page of all at another address: what was pressed on one says nothing on the other.
        key = f"{'teil' if self.is_part else 'stand'}-{dimension}"
        draw(heading, linked, Source("overview/progress", self.selection), key, ways)


def _order_choice() -> Order:
    codes = [order.value for order in Order if order not in OF_RATINGS or sees_shared()]
    chosen = st.selectbox(
        "Reihenfolge",
        codes,
        format_func=lambda code: f"Reihenfolge: {ORDERS[Order(code)]}",
        key=take(ORDER, lambda given: next((code for code in codes if code in given), codes[0])),
        label_visibility="collapsed",
        width=240,
    )
    tell(ORDER, [] if chosen == codes[0] else [chosen])
    return Order(chosen)


def _table_of(standings: Standings, ways: Mapping[str, Way]) -> pl.DataFrame:
    return standings_table(standings, lambda key, text: ways[key].written(text) if key in ways else text)


def _message(dimension: str, groups: Sequence[Group]) -> str:
    """What a block says first."""
    if dimension == "levels":
        return words.level_message(groups)
    noun = "Handlungsfeld" if dimension == "fields" else ""
    return words.off_plan_message(groups, noun) if sees_shared() else words.completed_message(groups, noun)
