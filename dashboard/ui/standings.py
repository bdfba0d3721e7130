"""Where action fields, levels and bodies stand: one block each, in the order that was chosen for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard.charts import words
from dashboard.charts.standings import ORDERS, Order, Standings, ordered, standings_chart, standings_table
from dashboard.charts.tally import Group, Tally
from dashboard.charts.template import Heading
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.choices import linked_choice
from dashboard.ui.parts import Source, draw, is_dark
from dashboard.ui.ways_to_measures import Way, standing_ways

HEADINGS = {"fields": "Handlungsfelder", "levels": "Ebenen", "departments": "Ressorts und Stellen"}


def order_choice() -> Order:
    """The one choice of the order of all blocks of a page, and what can be done with them."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.caption("Jede Zahl öffnet ihre Maßnahmen, jeder Name seine Seite.")
        with st.container(width=270):
            options = {order.value: words for order, words in ORDERS.items()}
            return Order(linked_choice("Reihenfolge", options, "sortierung", Order.OFFICIAL.value))


@dataclass(frozen=True, slots=True)
class Block:
    """What the blocks of a page have in common: counts, round, what was selected, and the order."""

    counts: Tally
    round: Round
    selection: Mapping[str, Any]
    order: Order = Order.OFFICIAL
    is_part: bool = False
    """Whether the page is about one group of a dimension, so that groups without a measure say nothing."""

    def show(self, dimension: str, heading: str = "", *, has_legend: bool = False) -> None:
        """One block with its table and rule; the first of a page bears the key to the colours."""
        groups = {"fields": self.counts.fields, "levels": self.counts.levels, "departments": self.counts.departments}[dimension]
        shown = ordered([group for group in groups if group.measures or not self.is_part], self.order)
        names = data.body_names(self.round.code) if dimension == "departments" else {}
        standings = Standings(dimension, shown, self.counts.total, self.round.silence, names, has_legend)
        titled = Heading(
            message(dimension, shown), words.basis(self.counts.total, self.round), self.round.is_sample, is_wide=True
        )
        ways = partial(standing_ways, standings, self.selection)
        chart = standings_chart(standings, titled, is_dark())
        linked = replace(chart, table=lambda: _table_of(standings, {way.key: way for way in ways()}))
        source = Source("overview/progress", self.selection)
        # The page of one group is the page of all at another address: what was pressed on one says nothing on the other.
        key = f"{'teil' if self.is_part else 'stand'}-{dimension}"
        draw(heading or HEADINGS[dimension], linked, source, key, ways)


def _table_of(standings: Standings, ways: Mapping[str, Way]) -> pl.DataFrame:
    return standings_table(standings, lambda key, text: ways[key].written(text) if key in ways else text)


def message(dimension: str, groups: Sequence[Group]) -> str:
    """What a block says first."""
    if dimension == "levels":
        return words.level_message(groups)
    return words.off_plan_message(groups, "Handlungsfeld" if dimension == "fields" else "")
