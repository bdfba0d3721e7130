"""Stages as bars: all measures by stage, and one bar per action field, department or level class, parts in official order."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, partial
from typing import Any

import altair as alt
import polars as pl

from dashboard import formats
from dashboard.charts.tally import SHOWN_STAGES, Group
from dashboard.charts.template import Chart, Heading, Spec, clicked, filled, palette, template
from dashboard.formats import MINIMUM_FOR_PERCENT

_ROW_HEIGHT = 41
_BAR_HEIGHT = 15
_ROOM_PER_CHARACTER = 0.024
"""Share of a telephone's width that a digit needs; a narrower part of a bar leaves its number to the tooltip and the table."""


_IS_NARROW = "width < 375"
"""In pixels: the longest name and what stands to its right would meet."""
_NOTHING: dict[str, Any] = {
    "row": 0,
    "way": "",
    "stage": "",
    "code": "",
    "name": "",
    "start": 0.0,
    "end": 0.0,
    "middle": 0.0,
    "text": "",
    "count": "",
}
_OVERALL_ROW_HEIGHT = 36
_OVERALL_BAR_HEIGHT = 12


class Measure(StrEnum):
    """What the length of a bar says."""

    COUNT = "count"
    SHARE = "share"


def stage_chart(groups: Sequence[Group], heading: Heading, measure: Measure, is_dark: bool) -> Chart:
    """Bars of `groups` in the order given. As shares, groups of fewer than 20 measures bear counts in place of percentages."""
    longest = max((group.measures for group in groups), default=0) or 1
    segments = [part for row, group in enumerate(groups) for part in _segments(row, group, measure, longest)]
    names = [
        {
            "row": row,
            "name": group.label,
            "summary": _summary(group, measure),
            "short": _summary(group, measure).split(" umgesetzt")[0],
        }
        for row, group in enumerate(groups)
    ]
    spec = filled(_template(is_dark), heading, {"segments": segments or [_NOTHING], "names": names})
    return Chart(spec, _alt(groups, heading), partial(stage_table, groups))


def stage_table(groups: Sequence[Group]) -> pl.DataFrame:
    """One row per group with its counts per stage, N last."""
    return pl.DataFrame(
        [
            {
                "": group.label,
                **{term.label: group.stages.get(term.code, 0) for term in SHOWN_STAGES},
                "N": group.measures,
            }
            for group in groups
        ]
    )


def _segments(row: int, group: Group, measure: Measure, longest: int) -> list[dict[str, Any]]:
    whole = group.measures if measure is Measure.SHARE else longest
    parts: list[dict[str, Any]] = []
    start = 0.0
    for term in SHOWN_STAGES:
        count = group.stages.get(term.code, 0)
        if not count:
            continue
        length = count / whole
        share = formats.percent(count, group.measures)
        text = (share if measure is Measure.SHARE else None) or formats.number(count)
        parts.append(
            {
                "row": row,
                "way": f"{group.code} {term.code}",
                "stage": term.label,
                "code": term.code,
                "name": group.label,
                "start": start,
                "end": start + length,
                "middle": start + length / 2,
                "text": text if length >= _ROOM_PER_CHARACTER * (len(text) + 0.5) else "",
                "count": formats.share(count, group.measures),
            }
        )
        start += length
    return parts


def _summary(group: Group, measure: Measure) -> str:
    if not group.measures:
        return "keine Maßnahme"
    done = group.stages.get("completed", 0)
    if measure is Measure.COUNT or group.measures < MINIMUM_FOR_PERCENT:
        return f"{formats.number(done)} von {formats.number(group.measures)} umgesetzt"
    return f"{formats.percent(done, group.measures)} umgesetzt"


def _alt(groups: Sequence[Group], heading: Heading) -> str:
    """The chart in two sentences; every number stands in the table below it."""
    whole = formats.measures(sum(group.measures for group in groups))
    rows = formats.counted(len(groups), "Balken", "Balken")
    return f"{rows} nach Umsetzungsstand, zusammen {whole}. {heading.message}."


@cache
def _template(is_dark: bool) -> Spec:
    colors = palette(is_dark)
    codes = [term.code for term in SHOWN_STAGES]
    labels = [term.label for term in SHOWN_STAGES]
    rows = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    across = alt.Scale(domain=[0, 1], nice=False)
    segments = alt.Chart(alt.NamedData(name="segments"))
    bars = segments.mark_bar(size=_BAR_HEIGHT, yOffset=8, strokeWidth=1, cursor="pointer").encode(
        y=rows,
        x=alt.X("start:Q", axis=None, scale=across),
        x2="end:Q",
        color=alt.Color(
            "stage:N",
            scale=alt.Scale(domain=labels, range=[colors.stages[code] for code in codes]),
            legend=alt.Legend(title=None, columns=4, symbolType="square", symbolStrokeColor=colors.muted, symbolStrokeWidth=0.6),
        ),
        stroke=alt.condition("datum.code === 'none'", alt.value(colors.muted), alt.value(colors.paper)),
        tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("stage:N", title="Stand"), alt.Tooltip("count:N", title="Anzahl")],
    )
    numbers = segments.mark_text(yOffset=8, fontSize=11, baseline="middle").encode(
        y=rows,
        x=alt.X("middle:Q", axis=None, scale=across),
        text="text:N",
        color=alt.Color("code:N", scale=alt.Scale(domain=codes, range=[colors.on_stage[code] for code in codes]), legend=None),
    )
    names = alt.Chart(alt.NamedData(name="names"))
    left = names.mark_text(
        align="left", yOffset=-9, fontSize=alt.ExprRef(f"{_IS_NARROW} ? 12 : 13"), color=colors.ink, baseline="middle"
    ).encode(y=rows, x=alt.value(0), text="name:N")
    right = (
        names.transform_calculate(shown="width < 345 ? datum.short : datum.summary")
        .mark_text(
            align="right", yOffset=-9, fontSize=alt.ExprRef(f"{_IS_NARROW} ? 11 : 12"), color=colors.muted, baseline="middle"
        )
        .encode(y=rows, x=alt.value("width"), text="shown:N")
    )
    chart = alt.layer(bars.add_params(clicked()), numbers, left, right).resolve_scale(color="independent")
    return template(chart.properties(width="container", height=alt.Step(_ROW_HEIGHT)), colors)


def overall_chart(total: Group, heading: Heading, is_dark: bool) -> Chart:
    """One row per stage in official order with its count and, from N = 20 on, its share; stages without a measure stay."""
    longest = max((total.stages.get(term.code, 0) for term in SHOWN_STAGES), default=0) or 1
    rows = [
        {
            "row": row,
            "way": f" {term.code}",
            "code": term.code,
            "stage": term.label,
            "length": total.stages.get(term.code, 0) / longest,
            "count": formats.share(total.stages.get(term.code, 0), total.measures),
        }
        for row, term in enumerate(SHOWN_STAGES)
    ]
    words = "; ".join(f"{term.label}: {formats.number(total.stages.get(term.code, 0))}" for term in SHOWN_STAGES)
    return Chart(
        filled(_overall_template(is_dark), heading, {"stages": rows}),
        f"Balken je Umsetzungsstand. {heading.message}. {words}.",
        lambda: pl.DataFrame([{"Umsetzungsstand": row["stage"], "Maßnahmen": row["count"]} for row in rows]),
    )


@cache
def _overall_template(is_dark: bool) -> Spec:
    colors = palette(is_dark)
    codes = [term.code for term in SHOWN_STAGES]
    base = alt.Chart(alt.NamedData(name="stages")).encode(y=alt.Y("row:O", axis=None))
    bars = (
        base.transform_filter("datum.length > 0")
        .mark_bar(size=_OVERALL_BAR_HEIGHT, yOffset=8, strokeWidth=1, cursor="pointer")
        .encode(
            x=alt.X("length:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False)),
            color=alt.Color("code:N", scale=alt.Scale(domain=codes, range=[colors.stages[code] for code in codes]), legend=None),
            stroke=alt.condition("datum.code === 'none'", alt.value(colors.muted), alt.value(colors.paper)),
            tooltip=[alt.Tooltip("stage:N", title="Stand"), alt.Tooltip("count:N", title="Anzahl")],
        )
    )
    left = base.mark_text(align="left", yOffset=-8, fontSize=13, color=colors.ink, baseline="middle").encode(
        x=alt.value(0), text="stage:N"
    )
    right = base.mark_text(align="right", yOffset=-8, fontSize=13, color=colors.ink, baseline="middle").encode(
        x=alt.value("width"), text="count:N"
    )
    return template(
        alt.layer(bars.add_params(clicked()), left, right).properties(width="container", height=alt.Step(_OVERALL_ROW_HEIGHT)),
        colors,
    )
