"""Where measures got better and where worse: one line per group, worse to the left, better to the right of a common axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

import altair as alt
import polars as pl

from dashboard import formats
from dashboard.charts.palette import palette
from dashboard.charts.template import Chart, Heading, Spec, filled, template

_ROW_HEIGHT, _BAR_HEIGHT = 41, 13


@dataclass(frozen=True, slots=True)
class Balance:
    """How many measures of a group got better, and how many worse."""

    label: str
    better: int
    worse: int


def trend_chart(balances: Sequence[Balance], heading: Heading, is_dark: bool) -> Chart:
    """Bars of `balances` in the order given; a group without any change has its name and a dash."""
    longest = max((max(each.better, each.worse) for each in balances), default=0) or 1
    rows = [
        {
            "row": at,
            "name": each.label,
            "better": each.better / longest,
            "worse": -each.worse / longest,
            "more": f"▲ {formats.number(each.better)}" if each.better else "",
            "less": f"▼ {formats.number(each.worse)}" if each.worse else "",
            "none": "" if each.better or each.worse else "–",
        }
        for at, each in enumerate(balances)
    ]
    return Chart(
        filled(_template(is_dark), heading, {"rows": rows or [_NOTHING]}), _alt(balances, heading), partial(_table, balances)
    )


_NOTHING = {"row": 0, "name": "", "better": 0.0, "worse": 0.0, "more": "", "less": "", "none": ""}


def trend_message(balances: Sequence[Balance]) -> str:
    """The title of the chart: where most got worse, else where most got better."""
    worst = max(balances, key=lambda each: each.worse, default=None)
    best = max(balances, key=lambda each: each.better, default=None)
    if worst is not None and worst.worse:
        return f"Am meisten schlechter: {worst.label} ({formats.measures(worst.worse)})"
    if best is not None and best.better:
        return f"Nichts ist schlechter; am meisten besser: {best.label} ({formats.measures(best.better)})"
    return "Nichts ist besser oder schlechter geworden"


def _table(balances: Sequence[Balance]) -> pl.DataFrame:
    return pl.DataFrame([{"": each.label, "▼ schlechter": each.worse, "▲ besser": each.better} for each in balances])


def _alt(balances: Sequence[Balance], heading: Heading) -> str:
    better, worse = sum(each.better for each in balances), sum(each.worse for each in balances)
    return f"Balken je Gruppe: zusammen {formats.number(worse)} schlechter, {formats.number(better)} besser. {heading.message}."


@cache
def _template(is_dark: bool) -> Spec:
    colors = palette(is_dark)
    base = alt.Chart(alt.NamedData(name="rows"))
    lines = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    across = alt.Scale(domain=[-1.25, 1.25], nice=False)

    def bar(column: str, color: str) -> alt.Chart:
        made: alt.Chart = base.mark_bar(size=_BAR_HEIGHT, yOffset=9, color=color).encode(
            y=lines, x=alt.X(f"{column}:Q", axis=None, scale=across), x2=alt.datum(0)
        )
        return made

    def number(column: str, place: str, align: Literal["left", "center", "right"], dx: int) -> alt.Chart:
        made: alt.Chart = base.mark_text(yOffset=9, fontSize=12, color=colors.ink, align=align, dx=dx, baseline="middle").encode(
            y=lines, x=alt.X(f"{place}:Q", axis=None, scale=across), text=f"{column}:N"
        )
        return made

    names = base.mark_text(align="left", yOffset=-8, fontSize=13, color=colors.ink, baseline="middle").encode(
        y=lines, x=alt.value(0), text="name:N"
    )
    chart = alt.layer(
        bar("worse", colors.stages["discontinued"]),
        bar("better", colors.stages["completed"]),
        number("less", "worse", "right", -5),
        number("more", "better", "left", 5),
        number("none", "better", "center", 0),
        names,
    )
    return template(chart.properties(width="container", height=alt.Step(_ROW_HEIGHT)), colors)
