"""Where the measures lie: action fields by lead departments, with margins. Empty cells stay visible."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import altair as alt
import polars as pl

from dashboard import formats
from dashboard.charts.tally import Group, Tally
from dashboard.charts.template import Chart, Heading, Palette, Spec, clicked, filled, palette, template
from dashboard.vocabulary import RATINGS

_ROW_HEIGHT = 30
_IS_WIDE = "width > 760"
"""In pixels: there is room for the names of the fields, upright departments, and the counts beside the signs of the ratings."""

_NAME_ROOM = 270
_NUMBER_ROOM = 22
_FIRST_ROW = 2
"""The rows above it hold the names of the departments."""

_SUM = "Σ"


def matrix_chart(counts: Tally, heading: Heading, is_dark: bool) -> Chart:
    """One cell per field and department, lead counted once; signs tell how many are delayed or at risk."""
    columns = [*counts.departments, Group("sum", _SUM)]
    rows = [*counts.fields, Group("sum", "alle Felder")]
    largest = max((group.measures for group in counts.cells.values()), default=0) or 1
    cells = [
        _cell((row, field), (column, department), _group(counts, field, department), largest)
        for row, field in enumerate(rows, _FIRST_ROW)
        for column, department in enumerate(columns)
    ]
    names = [
        {"row": row, "name": field.label, "short": field.code if field.code.isdigit() else _SUM if field.code == "sum" else "–"}
        for row, field in enumerate(rows, _FIRST_ROW)
    ]
    heads = [{"row": 1, "column": column, "name": department.label} for column, department in enumerate(columns)]
    names.append({"row": 0, "name": "Maßnahmen je Zelle; ▲ davon verzögert, ◆ davon gefährdet", "short": ""})
    names.append({"row": _FIRST_ROW + len(rows), "name": "", "short": "▲ darunter verzögerte, ◆ gefährdete Maßnahmen"})
    spec = filled(_template(is_dark), heading, {"cells": cells, "fields": names, "departments": heads})
    return Chart(spec, _alt(counts, heading), partial(matrix_table, counts))


def matrix_table(counts: Tally) -> pl.DataFrame:
    """One row per field, one column per department, sums last."""
    columns = [*counts.departments, Group("sum", _SUM)]
    return pl.DataFrame(
        [
            {"Handlungsfeld": field.label}
            | {department.label: _group(counts, field, department).measures for department in columns}
            for field in (*counts.fields, Group("sum", "alle Felder"))
        ]
    )


def _group(counts: Tally, field: Group, department: Group) -> Group:
    if field.code == "sum":
        return counts.total if department.code == "sum" else department
    return field if department.code == "sum" else counts.cell(field.code, department.code)


def _cell(field: tuple[int, Group], department: tuple[int, Group], group: Group, largest: int) -> dict[str, Any]:
    is_sum, count = "sum" in (field[1].code, department[1].code), group.measures
    return {
        "row": field[0],
        "column": department[0],
        "way": f"{field[1].code} {department[1].code}" if count else "",
        "field": field[1].label,
        "department": department[1].label,
        "measures": count,
        "text": formats.number(count) if count else "·",
        "signs": " ".join(f"{term.sign}{group.ratings[term.code]}" for term in RATINGS[1:] if group.ratings.get(term.code)),
        "weight": 0.0 if is_sum or not count else 0.15 + 0.85 * count / largest,
        "kind": "sum" if is_sum else "full" if count else "empty",
    }


def _alt(counts: Tally, heading: Heading) -> str:
    """The matrix in two sentences; every number stands in the table below it."""
    size = f"{formats.counted(len(counts.fields), 'Handlungsfeld', 'Handlungsfelder')} nach Federführung"
    return f"Matrix, {size}. {heading.message}."


@cache
def _template(is_dark: bool) -> Spec:
    colors = palette(is_dark)
    across = alt.Scale(
        paddingInner=0.06, paddingOuter=0, range=[{"expr": f"{_IS_WIDE} ? {_NAME_ROOM} : {_NUMBER_ROOM}"}, {"expr": "width"}]
    )
    base = alt.Chart(alt.NamedData(name="cells")).encode(
        x=alt.X("column:O", axis=None, scale=across),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.08, paddingOuter=0)),
    )
    text = base.mark_text(
        fontSize=13,
        color=colors.ink,
        baseline="middle",
        align=alt.ExprRef(f"{_IS_WIDE} ? 'right' : 'center'"),
        dx=alt.ExprRef(f"{_IS_WIDE} ? 3 : 0"),
    )
    chart = alt.layer(
        _rects(base, colors),
        text.encode(text="text:N", opacity=alt.condition("datum.kind === 'empty'", alt.value(0.75), alt.value(1))),
        base.transform_filter(f"{_IS_WIDE} && datum.signs !== ''")
        .mark_text(fontSize=11, color=colors.ink, align="left", baseline="middle", dx=8)
        .encode(text="signs:N"),
        base.transform_filter(f"!({_IS_WIDE}) && datum.signs !== ''")
        .transform_calculate(marks="replace(datum.signs, /[0-9 ]/g, '')")
        .mark_text(fontSize=9, color=colors.ink, baseline="middle", dy=10)
        .encode(text="marks:N"),
        alt.Chart(alt.NamedData(name="fields"))
        .transform_calculate(shown=f"{_IS_WIDE} ? datum.name : datum.short")
        .mark_text(fontSize=13, color=colors.ink, align="left", baseline="middle")
        .encode(y="row:O", x=alt.value(0), text="shown:N"),
        _heads(colors),
    )
    return template(chart.properties(width="container", height=alt.Step(_ROW_HEIGHT)), colors)


def _rects(base: alt.Chart, colors: Palette) -> alt.Chart:
    rects: alt.Chart = (
        base.transform_filter("datum.kind !== 'sum'")
        .mark_rect(strokeWidth=1, cornerRadius=2, cursor="pointer")
        .encode(
            color=alt.Color(
                "weight:Q", scale=alt.Scale(domain=[0, 1], range=[colors.paper, colors.ramp[1]], interpolate="rgb"), legend=None
            ),
            stroke=alt.value(colors.line),
            tooltip=[
                alt.Tooltip("field:N", title="Handlungsfeld"),
                alt.Tooltip("department:N", title="Federführung"),
                alt.Tooltip("measures:Q", title="Maßnahmen"),
                alt.Tooltip("signs:N", title="verzögert ▲, gefährdet ◆"),
            ],
        )
    )
    return rects.add_params(clicked())


def _heads(colors: Palette) -> alt.Chart:
    """The departments above their columns; upright where there is room, else turned."""
    heads: alt.Chart = (
        alt.Chart(alt.NamedData(name="departments"))
        .mark_text(
            fontSize=12,
            color=colors.ink,
            baseline="middle",
            angle=alt.ExprRef(f"{_IS_WIDE} ? 0 : -90"),
            align=alt.ExprRef(f"{_IS_WIDE} ? 'center' : 'left'"),
            dx=alt.ExprRef(f"{_IS_WIDE} ? 0 : -10"),  # along the turned text: down, towards its column
        )
        .encode(x="column:O", y="row:O", text="name:N")
    )
    return heads
