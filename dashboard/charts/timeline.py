"""Measures in time: a bar from start to end, the end that was told first where it moved, and the reference date as a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import altair as alt
import polars as pl

from dashboard import formats
from dashboard.charts.tally import SHOWN_STAGES
from dashboard.charts.template import Chart, Heading, Palette, Spec, clicked, filled, palette, template
from dashboard.charts.words import period_words, postponed_words, span, stage_words, years_of

_ROW_HEIGHT = 38
_BAR_HEIGHT = 11
_TITLE_LETTERS = 110
_STAGE_WIDTH = 105
"""Pixels at the right of a title for the words of the stage, so that no bar is told by its colour alone."""
_IS_WIDE = "width > 900"
"""In pixels: title, stage and bar stand in one line, each in a column of its own; else the bar stands below the words."""
_STAGE_AT, _BARS_AT = "0.36 * width", f"0.36 * width + {_STAGE_WIDTH}"
_OF_BARS, _OF_WORDS = (alt.ExprRef(f"{_IS_WIDE} ? 0 : {offset}") for offset in (6, -7))
"""How far bars and words stand from the middle of their row."""
_TOOLTIP = {"whole": " ", "stage": "Stand", "period": "Zeitraum", "moved": "verschoben"}


def timeline_chart(rows: Sequence[Mapping[str, Any]], heading: Heading, reference_date: date, is_dark: bool) -> Chart:
    """One line per row of queries/measures/list.sql, in the order given: its title and stage, below them its bar.

    What reaches beyond the axis or has no end has an arrow at the edge; where only the end is told, a thin line leads to it. What
    has no date at all has its title and says so.
    """
    years = years_of(rows, reference_date)
    lines = [_line(at, row, years) for at, row in enumerate(rows, 1)]
    axis = [{"row": 0, "year": str(year), "day": f"{year}-01-01"} for year in _labelled_years(years)]
    axis += [{"row": 0, "year": "", "day": f"{years[1]}-12-31"}]
    spec = filled(_template(is_dark), heading, {"lines": lines, "years": axis, "today": [_today(reference_date, years)]})
    return Chart(
        spec, f"{formats.counted(len(rows), 'Balken', 'Balken')} von Beginn bis Ende. {heading.message}.", lambda: _table(rows)
    )


def _labelled_years(years: tuple[int, int]) -> range:
    """Years with a label: so many as a telephone has room for."""
    step = 1 + (years[1] - years[0]) // 7
    return range(years[0], years[1] + 1, step)


def _today(day: date, years: tuple[int, int]) -> dict[str, Any]:
    """The reference date with its label on the side where there is more room."""
    label = f"Stichtag {formats.day(day)}"
    is_right = 2 * day.year < years[0] + years[1]
    return {"row": 0, "day": day.isoformat(), "left": "" if is_right else label, "right": label if is_right else ""}


def _line(at: int, row: Mapping[str, Any], years: tuple[int, int]) -> dict[str, Any]:
    start, end = row["start"], row["end"]
    is_dated = start is not None or end is not None
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    bar = span(start, end, years)
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
        "start": _iso(bar.begin),
        "end": _iso(bar.finish),
        "lead": _iso(first if start is None and bar.begin is not None else None),
        "first": _iso(first),
        "last": _iso(last),
        "earlier": "◂" if bar.is_earlier else "",
        "later": "▸" if bar.is_later else "",
        "first_end": row["first_end"].isoformat() if moved else None,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


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


def _when(field: str) -> alt.X:
    across = [{"expr": f"{_IS_WIDE} ? {_BARS_AT} : 0"}, {"expr": "width"}]
    return alt.X(f"{field}:T", axis=None, scale=alt.Scale(nice=False, padding=12, range=across))


@cache
def _template(is_dark: bool) -> Spec:
    colors = palette(is_dark)
    rows = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    lines = alt.Chart(alt.NamedData(name="lines")).encode(y=rows)
    today, years = alt.Chart(alt.NamedData(name="today")), alt.Chart(alt.NamedData(name="years"))
    heading: dict[str, Any] = {"fontSize": 12, "baseline": "middle"}
    label: dict[str, Any] = {**heading, "color": colors.ink, "fontWeight": 600, "yOffset": -9}
    chart = alt.layer(
        years.mark_rule(color=colors.line, strokeWidth=0.7).encode(x=_when("day")),
        *_marks(lines, colors),
        *_words(lines, colors),
        today.mark_rule(color=colors.ink, strokeWidth=1.4, strokeDash=[4, 3]).encode(x=_when("day")),
        today.mark_text(align="right", dx=-5, **label).encode(x=_when("day"), y=rows, text="left:N"),
        today.mark_text(align="left", dx=5, **label).encode(x=_when("day"), y=rows, text="right:N"),
        years.mark_text(align="left", dx=2, color=colors.muted, yOffset=8, **heading).encode(
            x=_when("day"), y=rows, text="year:N"
        ),
    )
    return template(chart.properties(width="container", height=alt.Step(_ROW_HEIGHT)), colors)


def _marks(lines: alt.Chart, colors: Palette) -> list[alt.Chart]:
    """The bar, the thin line to an end without a beginning, arrows at the edges, and the end that was told first."""
    codes = [*(term.code for term in SHOWN_STAGES), "merged"]
    fills = [*(colors.stages[term.code] for term in SHOWN_STAGES), colors.line]
    leads = lines.transform_filter("datum.lead !== null").mark_rule(color=colors.muted, strokeWidth=1.4, yOffset=_OF_BARS)
    bars = lines.transform_filter("datum.start !== null").mark_bar(
        size=_BAR_HEIGHT, yOffset=_OF_BARS, strokeWidth=1, stroke=colors.muted, cursor="pointer"
    )
    arrow: dict[str, Any] = {"yOffset": _OF_BARS, "fontSize": 15, "color": colors.ink, "baseline": "middle"}
    ends = lines.transform_filter("datum.first_end !== null").mark_point(
        shape="diamond", aria=False, size=70, yOffset=_OF_BARS, filled=True, fill=colors.paper, stroke=colors.ink, strokeWidth=1.4
    )
    return [
        leads.encode(x=_when("lead"), x2="end:T"),
        bars.encode(
            x=_when("start"),
            x2="end:T",
            color=alt.Color("code:N", scale=alt.Scale(domain=codes, range=fills), legend=None),
            tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in _TOOLTIP.items()],
        ).add_params(clicked()),
        lines.mark_text(dx=-4, align="right", **arrow).encode(x=_when("first"), text="earlier:N"),
        lines.mark_text(dx=4, align="left", **arrow).encode(x=_when("last"), text="later:N"),
        ends.encode(x=_when("first_end")),
    ]


def _words(lines: alt.Chart, colors: Palette) -> list[alt.Chart]:
    """The title, and beside it, or at the right edge, the stage."""
    style: dict[str, Any] = {"yOffset": _OF_WORDS, "baseline": "middle"}
    return [
        lines.mark_text(
            align="left",
            fontSize=12,
            color=colors.ink,
            limit=alt.ExprRef(f"{_IS_WIDE} ? {_STAGE_AT} - 12 : width - {_STAGE_WIDTH}"),
            **style,
        ).encode(x=alt.value(0), text="title:N"),
        lines.mark_text(
            align=alt.ExprRef(f"{_IS_WIDE} ? 'left' : 'right'"),
            fontSize=12,
            color=colors.muted,
            **style,
        ).encode(x=alt.value(alt.ExprRef(f"{_IS_WIDE} ? {_STAGE_AT} : width")), text="stage:N"),
    ]
