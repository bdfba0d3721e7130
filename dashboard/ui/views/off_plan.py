"""What does not run to plan in a field, body or level: why, since when, and what comes next, in the words of the lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.words import off_plan_reason, off_plan_since, rating_words
from dashboard.ui import data
from dashboard.ui.parts import Source, in_colour, show_rule
from dashboard.ui.viewing import sees_shared
from dashboard.ui.views.view import Excerpt
from dashboard.ui.ways_to_measures import titled, way_to_measures

_AT_ONCE = 10
_EVERY = {
    True: ("alle verzögerten und gefährdeten", {"ratings": ["yellow", "red"]}),
    False: ("alle überfälligen", {"rules": ["overdue"]}),
}
"""The way to the others, by whether there are ratings for whoever looks."""


def show_off_plan(excerpt: Excerpt) -> None:
    """Measures that are delayed, at risk or past their end, the worst rating first; one sentence where there is none.

    For whom there are no ratings only what is past its end.
    """
    is_rated = sees_shared()
    st.subheader("Was nicht nach Plan läuft, warum und seit wann" if is_rated else "Was überfällig ist", anchor=False)
    found = data.frame("measures/off_plan", round=excerpt.round.code)
    rows = found.filter(pl.col("measure_id").is_in(list(excerpt.counts.measure_ids))).sort(
        pl.col("rating").replace_strict({"red": 0, "yellow": 1}, default=2, return_dtype=pl.Int8), maintain_order=True
    )
    if rows.is_empty():
        rated = "Keine bewertete Maßnahme ist verzögert oder gefährdet, und keine ist überfällig."
        st.markdown(f"Nichts: {rated if is_rated else 'Kein Ende liegt zurück.'}")
        return
    told = []
    for row in rows.head(_AT_ONCE).iter_rows(named=True):
        lines = "  \n".join(f":small[{line}]" for line in off_plan_lines(row))
        told.append(f"{titled(row, {'round': excerpt.round.code})} · {row['responsible']}  \n{lines}")
    if rows.height > _AT_ONCE:
        label, behind = _EVERY[is_rated]
        every = way_to_measures(label, {**excerpt.parameters, **behind})
        told.append(f"und {formats.counted(rows.height - _AT_ONCE, 'weitere', 'weitere')}: {every}")
    st.markdown("\n\n".join(told))
    with st.expander("Rechenweg", key="rechenweg-abweichungen", type="compact", on_change="rerun") as details:
        if details.open:
            show_rule(Source("measures/off_plan", {"round": excerpt.round.code}))


def off_plan_lines(row: Mapping[str, Any]) -> list[str]:
    """What a row of queries/measures/off_plan.sql says, as Markdown: rating and since when, the reason, the next step."""
    judged = "; ".join(off_plan_since(row))
    if row["rating"]:  # a reader sees what is past its end, and no rating
        rated = rating_words(row["rating"], "in_progress")
        judged = judged.replace(rated, f"**{in_colour(rated)}**", 1)
    why = [f"Warum: {formats.literal(off_plan_reason(row))}"] if sees_shared() else []
    lines = [judged, *why]
    return [*lines, f"Wie weiter: {formats.literal(row['next_step'])}"] if row["next_step"] else lines
