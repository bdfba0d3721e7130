"""A box to choose a measure from, by its state in a round; those of a meeting's action fields stand first."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.words import Round
from dashboard.ui import data
from dashboard.ui.opening import link_to_measure
from dashboard.ui.working_group.words import measure_option

WITHOUT = ""
"""The option that means none."""


def open_measures_of(department: str, fields: Collection[int], period: Round | None) -> pl.DataFrame:
    """What a body is responsible for or involved in and has not ended, rows of queries/measures/list.sql; chosen fields first."""
    if period is None:
        return pl.DataFrame()
    rows = data.frame("measures/list", round=period.code)
    concerned = (pl.col("responsible") == department) | pl.col("involved").list.contains(department)
    return _first(rows.filter(concerned, ~pl.col("has_ended")), fields)


def measures_in(field: str, period: Round) -> pl.DataFrame:
    """The measures of one action field but the merged ones, rows of queries/measures/list.sql; `field` is its number or none."""
    return data.frame("measures/list", round=period.code).filter(pl.col("field") == field, pl.col("stage") != "merged")


def _first(rows: pl.DataFrame, fields: Collection[int]) -> pl.DataFrame:
    chosen = pl.col("field").is_in([str(number) for number in fields])
    return pl.concat([rows.filter(chosen), rows.filter(~chosen)])


def choose_measure(label: str, rows: pl.DataFrame, without: str) -> str | None:
    """Draw the box and return the key, or None; `without` is what the option for none is called."""
    options = {WITHOUT: without, **{row["measure_id"]: measure_option(row) for row in rows.iter_rows(named=True)}}
    return st.selectbox(label, list(options), format_func=lambda key: options.get(key, key)) or None


def way_to_measure(measure_id: str, title: str | None, period: Round | None, before: str = "") -> None:
    """The title of a measure, with `before` before it, and its key as a link; no title where no released list names it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        if title:
            st.markdown(before + formats.literal(title), width="content")
        link_to_measure(measure_id, measure_id, {"round": period.code} if period else {})
