"""Measures in time: a bar from start to end, the end that was told first where it moved, and the reference date as a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import altair as alt
import polars as pl

from dashboard import formats
from dashboard.charts.measure_words import period_words, postponed_words, stage_words, years_of
from dashboard.charts.palette import palette
from dashboard.charts.tally import SHOWN_STAGES
from dashboard.charts.template import Chart, Heading, Spec, clicked, filled, template

_ROW_HEIGHT = 38
_BAR_HEIGHT = 11
_TITLE_LETTERS = 110


def timeline_chart(rows: Sequence[Mapping[str, Any]], heading: Heading, reference_date: date, is_dark: bool) -> Chart:
    """One line per row of queries/measures/list.sql, in the order given: its title, below it its bar, coloured by stage.

    What has no end runs on to the edge and has an arrow; what has no date at all has its title and says so.
    """
    years = years_of(rows, reference_date)
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    lines = [_line(at, row, first, last) for at, row in enumerate(rows, 1)]
    axis = [{"row": 0, "year": str(year), "day": f"{year}-01-01"} for year in _shown_years(years)]
    spec = filled(_template(is_dark), heading, {"lines": lines, "years": axis, "today": [_today(reference_date)]})
    return Chart(
        spec, f"{formats.counted(len(rows), 'Balken', 'Balken')} von Beginn bis Ende. {heading.message}.", lambda: _table(rows)
    )


def _shown_years(years: tuple[int, int]) -> range:
    """Years with a label: so many as a telephone has room for."""
    step = 1 + (years[1] - years[0]) // 7
    return range(years[0], years[1] + 1, step)


def _today(day: date) -> dict[str, Any]:
    return {"row": 0, "day": day.isoformat(), "label": f"Stichtag {formats.day(day)}"}


def _line(at: int, row: Mapping[str, Any], first: date, last: date) -> dict[str, Any]:
    start, end = row["start"], row["end"]
    is_dated = start is not None or end is not None
    finish = end if end is not None else last
    begin = max(start if start is not None else min(finish, first), first)
    title = row["title"] if len(row["title"]) <= _TITLE_LETTERS else f"{row['title'][: _TITLE_LETTERS - 1]}…"
    period = period_words(start, end, is_ongoing=row["is_ongoing"])
    moved = row["moves"] and row["first_end"] is not None and first <= row["first_end"] <= last
    return {
        "row": at,
        "way": row["measure_id"],
        "title": title if is_dated else f"{title} (ohne Zeitangabe)",
        "whole": row["title"],
        "code": row["stage"],
        "stage": stage_words(row["stage"]),
        "period": period,
        "moved": postponed_words(row["first_end"], end, row["moves"]),
        "start": begin.isoformat() if is_dated else None,
        "end": min(finish, last).isoformat() if is_dated else None,
        "arrow": "▸" if is_dated and end is None else "",
        "first_end": row["first_end"].isoformat() if moved else None,
    }


def _table(rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "Kennung": row["measure_id"],
                "Maßnahme": formats.literal(row["title"]),
                "Umsetzungsstand": stage_words(row["stage"]),
                "Zeitraum": period_words(row["start"], row["end"], is_ongoing=row["is_ongoing"]),
                "zuerst genanntes Ende": formats.day(row["first_end"]) if row["moves"] else "–",
            }
            for row in rows
        ]
    )


_TOOLTIP = {"whole": " ", "stage": "Stand", "period": "Zeitraum", "moved": "verschoben"}


@cache
def _template(is_dark: bool) -> Spec:
    colors = palette(is_dark)
    codes = [*(term.code for term in SHOWN_STAGES), "merged"]
    fills = [*(colors.stages[term.code] for term in SHOWN_STAGES), colors.line]
    rows = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    time = alt.Scale(nice=False, padding=6)

    def when(field: str) -> alt.X:
        return alt.X(f"{field}:T", axis=None, scale=time)

    lines = alt.Chart(alt.NamedData(name="lines")).encode(y=rows)
    titles = lines.mark_text(
        align="left", yOffset=-8, fontSize=12, color=colors.ink, baseline="middle", limit=alt.ExprRef("width")
    )
    bars = lines.transform_filter("datum.start !== null").mark_bar(
        size=_BAR_HEIGHT, yOffset=8, strokeWidth=1, stroke=colors.muted, cursor="pointer"
    )
    ends = lines.transform_filter("datum.first_end !== null").mark_point(
        shape="diamond", aria=False, size=70, yOffset=8, filled=True, fill=colors.paper, stroke=colors.ink, strokeWidth=1.4
    )
    today, years = alt.Chart(alt.NamedData(name="today")), alt.Chart(alt.NamedData(name="years"))
    chart = alt.layer(
        years.mark_rule(color=colors.line, strokeWidth=0.7).encode(x=when("day")),
        bars.encode(
            x=when("start"),
            x2="end:T",
            color=alt.Color("code:N", scale=alt.Scale(domain=codes, range=fills), legend=None),
            tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in _TOOLTIP.items()],
        ).add_params(clicked()),
        lines.mark_text(yOffset=8, fontSize=15, color=colors.ink, baseline="middle", dx=4).encode(x=when("end"), text="arrow:N"),
        ends.encode(x=when("first_end")),
        titles.encode(x=alt.value(0), text="title:N"),
        today.mark_rule(color=colors.ink, strokeWidth=1.4, strokeDash=[4, 3]).encode(x=when("day")),
        today.mark_text(
            fontSize=11, color=colors.ink, align="right", dx=-5, baseline="middle", yOffset=-9, fontWeight=600
        ).encode(x=when("day"), y=rows, text="label:N"),
        years.mark_text(fontSize=11, color=colors.muted, align="left", baseline="middle", dx=2, yOffset=8).encode(
            x=when("day"), y=rows, text="year:N"
        ),
    )
    return template(chart.properties(width="container", height=alt.Step(_ROW_HEIGHT)), colors)
