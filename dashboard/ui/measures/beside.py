"""What a filter by level leaves out although it lies there too: measures on several levels, a class of their own."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.selecting import selected
from dashboard.ui import data
from dashboard.ui.filters import Selection
from dashboard.ui.measures.choosing import Chosen, index
from dashboard.ui.measures.listing import show_lines
from dashboard.vocabulary import BESIDE_LEVELS, SEVERAL_LEVELS

SHOWN_AT_MOST = 10
_SEVERAL = SEVERAL_LEVELS.code


def show_on_several_levels(chosen: Chosen, selection: Selection) -> None:
    """Below the list of a level: what lies there and elsewhere too. Nothing is drawn without such a filter."""
    chosen_levels = next((each for each in selection.chosen if each[0].parameter == "levels"), None)
    if chosen_levels is None or _SEVERAL in chosen_levels[1]:
        return
    dimension, codes = chosen_levels
    asked = [code for code in codes if code not in {term.code for term in BESIDE_LEVELS}]
    if not asked:
        return
    rows = _also_there(selection, asked, chosen.question)
    if rows.is_empty():
        return
    names = formats.joined([dimension.labels[code] for code in asked], "oder")
    told = formats.counted(rows.height, "weitere Maßnahme liegt dort und zählt", "weitere Maßnahmen liegen dort und zählen")
    st.subheader(f"Auf mehreren Ebenen, darunter {names}", anchor=False)
    st.caption(f"{told} unter „mehrere Ebenen“, damit jede nur einmal gezählt wird.")
    show_lines(rows.head(SHOWN_AT_MOST).to_dicts(), {**selection.parameters, "levels": [_SEVERAL]}, None)
    if rows.height > SHOWN_AT_MOST:
        st.caption(f"und {formats.number(rows.height - SHOWN_AT_MOST)} weitere; der Filter „mehrere Ebenen“ zeigt alle.")


def _also_there(selection: Selection, levels: list[str], question: str) -> pl.DataFrame:
    every = data.frame("measures/list", round=selection.period.code)
    rows = selected(every, {**selection.parameters, "levels": [_SEVERAL]})
    rows = rows.filter(pl.any_horizontal(*(pl.col("levels").list.contains(level) for level in levels)))
    if question:
        rows = rows.filter(pl.col("measure_id").is_in(list(index(selection.period.code).find(question))))
    return rows
