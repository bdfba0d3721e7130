"""All measures by stage: one bar per stage, named directly, so that it is the key to the colours of the other charts."""

from __future__ import annotations

from functools import cache

import altair as alt
import polars as pl

from dashboard import formats
from dashboard.charts.palette import palette
from dashboard.charts.tally import SHOWN_STAGES, Group
from dashboard.charts.template import Chart, Heading, Spec, clicked, filled, template

_ROW_HEIGHT = 36
_BAR_HEIGHT = 12


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
        filled(_template(is_dark), heading, {"stages": rows}),
        f"Balken je Umsetzungsstand. {heading.message}. {words}.",
        lambda: pl.DataFrame([{"Umsetzungsstand": row["stage"], "Maßnahmen": row["count"]} for row in rows]),
    )


@cache
def _template(is_dark: bool) -> Spec:
    colors = palette(is_dark)
    codes = [term.code for term in SHOWN_STAGES]
    base = alt.Chart(alt.NamedData(name="stages")).encode(y=alt.Y("row:O", axis=None))
    bars = (
        base.transform_filter("datum.length > 0")
        .mark_bar(size=_BAR_HEIGHT, yOffset=8, strokeWidth=1, cursor="pointer")
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
        alt.layer(bars.add_params(clicked()), left, right).properties(width="container", height=alt.Step(_ROW_HEIGHT)), colors
    )
