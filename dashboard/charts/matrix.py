"""Where the measures lie: action fields by lead departments, with margins. Empty cells stay visible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from typing import Any

import altair as alt
import polars as pl

from dashboard import formats
from dashboard.charts.tally import Group, Tally
from dashboard.charts.template import Chart, Heading, Palette, Spec, clicked, filled, palette, template
from dashboard.vocabulary import RATINGS

_HAS_NAMES = "width > 760"
"""In pixels: the names of the fields have room beside the cells, and departments stand upright; else a name is above its row."""

_LETTERS = "13"
"""Pixels of a letter; on a sheet for projector, wall and paper they grow with the matrix."""
_SHEET_LETTERS = "clamp(width / 72, 13, 22)"
_ROW, _SHEET_ROW, _NARROW_ROW = 2.2, 2.4, 66
"""Height of a row, in parts of a letter's height; on a telephone in pixels, for there the signs stand below each other."""
_NAME_ROOM = 20.8
_SIGN, _DIGIT = 0.72, 0.5
"""How wide a sign and a digit beside it are, in parts of a letter's height."""
_FIRST_ROW = 1
"""The row above it holds the names of the departments."""

_SUM = "alle"


def matrix_chart(counts: Tally, heading: Heading, is_dark: bool, *, is_sheet: bool = False, is_rated: bool = True) -> Chart:
    """One cell per field and department, lead counted once; signs tell how many are delayed or at risk.

    `is_sheet`: it is to be read from afar. `is_rated`: there are ratings for whoever looks.
    """
    columns = [*counts.departments, Group("sum", _SUM)]
    rows = [*counts.fields, Group("sum", _SUM)]
    largest = max((group.measures for group in counts.cells.values()), default=0) or 1
    colors = palette(is_dark)
    cells = [
        {"row": row, "column": column, "fill": colors.shade(group.measures / largest), **_cell(field, department, group)}
        for row, field in enumerate(rows, _FIRST_ROW)
        for column, department in enumerate(columns)
        for group in (_group(counts, field, department),)
    ]
    names = [{"row": row, "name": field.label} for row, field in enumerate(rows, _FIRST_ROW)]
    heads = [{"row": 0, "column": column, "name": department.label} for column, department in enumerate(columns)]
    names.append({"row": 0, "name": _LEGEND if is_rated else "Maßnahmen"})
    spec = filled(_template(is_dark, is_sheet), heading, {"cells": cells, "fields": names, "departments": heads})
    height = round((_SHEET_ROW if is_sheet else _ROW) * float(_LETTERS) * (len(rows) + _FIRST_ROW))
    return Chart({**spec, "height": height}, _alt(counts, heading), partial(matrix_table, counts))


_LEGEND = "Maßnahmen, davon ▲ verzögert, ◆ gefährdet"
"""Beside the departments, or below the matrix where these are turned."""


def matrix_table(counts: Tally, link: Callable[[str, str], str] = lambda _, text: text) -> pl.DataFrame:
    """One row per field, one column per department, sums last; counts with the signs of the ratings, as in the image.

    `link` makes of a cell's key and its text the text that leads to its measures.
    """
    columns = [*counts.departments, Group("sum", _SUM)]
    return pl.DataFrame(
        [
            {"Handlungsfeld": field.label}
            | {
                department.label: link(f"{field.code} {department.code}", _told(_group(counts, field, department)))
                for department in columns
            }
            for field in (*counts.fields, Group("sum", "alle Felder"))
        ]
    )


def _told(group: Group) -> str:
    """ "6 ▲ 2 ◆ 1"; a dash where nothing lies."""
    if not group.measures:
        return "–"
    off_plan = [f"{term.sign} {group.ratings[term.code]}" for term in RATINGS[1:] if group.ratings.get(term.code)]
    return "\u00a0".join([formats.number(group.measures), *(each.replace(" ", "\u00a0") for each in off_plan)])


def _group(counts: Tally, field: Group, department: Group) -> Group:
    if field.code == "sum":
        return counts.total if department.code == "sum" else department
    return field if department.code == "sum" else counts.cell(field.code, department.code)


def _cell(field: Group, department: Group, group: Group) -> dict[str, Any]:
    return {
        "way": f"{field.code} {department.code}" if group.measures else "",
        "field": field.label,
        "department": department.label,
        "measures": group.measures,
        "text": formats.number(group.measures) if group.measures else "·",
        "kind": "sum" if "sum" in (field.code, department.code) else "full" if group.measures else "empty",
        **_signs_of(group.ratings.get("yellow", 0), group.ratings.get("red", 0)),
    }


@lru_cache(maxsize=1024)
def _signs_of(yellow: int, red: int) -> Mapping[str, Any]:
    """What a cell says of so many delayed and endangered ones, and how much room it takes; the same for most cells."""
    counted = [(term, {"yellow": yellow, "red": red}[term.code]) for term in RATINGS[1:]]
    signs = {term.code: f"{term.sign}{formats.number(count)}" if count else "" for term, count in counted}
    return {
        **signs,
        "off_plan": " ".join(f"{term.sign} {count}" for term, count in counted if count),
        "behind": _width(signs["yellow"]),
        "wide": _width(signs["yellow"]) + _width(signs["red"]),
        "lines": 1 + sum(bool(sign) for sign in signs.values()),
    }


def _width(text: str) -> float:
    """Of a sign with its number, in parts of a letter's height."""
    return _SIGN + _DIGIT * (len(text) - 1) if text else 0.0


def _alt(counts: Tally, heading: Heading) -> str:
    """The matrix in two sentences; every number stands in the table below it."""
    size = f"{formats.counted(len(counts.fields), 'Handlungsfeld', 'Handlungsfelder')} nach Federführung"
    return f"Matrix, {size}. {heading.message}."


@cache
def _template(is_dark: bool, is_sheet: bool) -> Spec:
    colors = palette(is_dark)
    letters = _SHEET_LETTERS if is_sheet else _LETTERS
    across = alt.Scale(
        paddingInner=0.06, paddingOuter=0, range=[{"expr": f"{_HAS_NAMES} ? {_NAME_ROOM} * {letters} : 0"}, "width"]
    )
    base = alt.Chart(alt.NamedData(name="cells")).encode(x=alt.X("column:O", axis=None, scale=across), y=_rows(letters, is_sheet))
    size = alt.ExprRef(letters)
    fields = alt.Chart(alt.NamedData(name="fields"))
    lines = fields.transform_filter(f"{_HAS_NAMES}").mark_rule(color=colors.line, strokeWidth=0.6, yOffset=1)
    names = fields.transform_filter(f"{_HAS_NAMES} || datum.row >= {_FIRST_ROW}")
    foot = fields.transform_filter(f"!({_HAS_NAMES}) && datum.row === 0")
    chart = alt.layer(
        lines.encode(y=alt.Y("row:O", axis=None, bandPosition=1), x=alt.value(0), x2=alt.value("width")),
        _rects(base),
        *_counts(base, colors, letters),
        *_signs(base, colors, letters),
        names.mark_text(
            fontSize=size,
            color=colors.ink,
            align="left",
            baseline="middle",
            dy=alt.ExprRef(f"{_HAS_NAMES} ? 0 : -{_NARROW_ROW / 2 + 1}"),
        ).encode(y="row:O", x=alt.value(0), text="name:N"),
        foot.mark_text(fontSize=12, dy=6, color=colors.ink, align="left", baseline="top").encode(
            x=alt.value(0), y=alt.value({"expr": _height(letters, is_sheet)}), text="name:N"
        ),
        _heads(colors, letters),
    )
    return template(chart.properties(width="container", height=0), colors)


def _height(letters: str, is_sheet: bool) -> str:
    """Of all rows. The height of a chart cannot follow its width; what hangs over is drawn all the same."""
    unit = (_SHEET_ROW if is_sheet else _ROW) * float(_LETTERS)
    return f"height * ({_HAS_NAMES} ? {letters} / {_LETTERS} : {_NARROW_ROW / unit})"


def _rows(letters: str, is_sheet: bool) -> alt.Y:
    """A band for each row; on a telephone the name stands between two of them."""
    gap = alt.ExprRef(f"{_HAS_NAMES} ? 0.08 : 0.3")
    return alt.Y(
        "row:O", axis=None, scale=alt.Scale(paddingInner=gap, paddingOuter=0, range=[0, {"expr": _height(letters, is_sheet)}])
    )


def _rects(base: alt.Chart) -> alt.Chart:
    rects: alt.Chart = (
        base.transform_filter("datum.kind === 'full'")
        .mark_rect(cornerRadius=2, cursor="pointer")
        .encode(
            color=alt.Color("fill:N", scale=None),
            tooltip=[
                alt.Tooltip("field:N", title="Handlungsfeld"),
                alt.Tooltip("department:N", title="Federführung"),
                alt.Tooltip("measures:Q", title="Maßnahmen"),
                alt.Tooltip("off_plan:N", title="verzögert ▲, gefährdet ◆"),
            ],
        )
    )
    return rects.add_params(clicked())


def _is_beside(letters: str) -> str:
    """Signs have room beside the counts; else they stand below them, and on a telephone below each other."""
    return f"(width > {_NAME_ROOM + 14 * 5.4:.0f} * {letters})"


def _counts(base: alt.Chart, colors: Palette, letters: str) -> list[alt.Chart]:
    """The counts, right-aligned where signs stand beside them; sums in bold, a quiet dot where nothing lies."""
    is_beside = _is_beside(letters)
    above = f"({_HAS_NAMES} ? (datum.lines > 1 ? -0.5 * {letters} : 0) : 6.5 - 6.5 * datum.lines)"
    beside: dict[str, Any] = {
        "fontSize": alt.ExprRef(letters),
        "baseline": "middle",
        "align": alt.ExprRef(f"{is_beside} ? 'right' : 'center'"),
        "dx": alt.ExprRef(f"{is_beside} ? -0.6 * {letters} : 0"),
        "dy": alt.ExprRef(f"{is_beside} ? 0 : {above}"),
    }
    return [
        base.transform_filter("datum.kind === 'full'").mark_text(color=colors.ink, **beside).encode(text="text:N"),
        base.transform_filter("datum.kind === 'sum'").mark_text(color=colors.ink, fontWeight=600, **beside).encode(text="text:N"),
        base.transform_filter("datum.kind === 'empty'").mark_text(color=colors.muted, **beside).encode(text="text:N"),
    ]


def _signs(base: alt.Chart, colors: Palette, letters: str) -> list[alt.Chart]:
    """Each sign with its number in the colour of its rating, gefährdet behind verzögert: beside the count or below it."""
    is_beside = _is_beside(letters)

    def sign(code: str, start: str, line: str) -> alt.Chart:
        below = f"{_HAS_NAMES} ? ({start} - datum.wide / 2) * {letters} : 0"
        signs: alt.Chart = (
            base.transform_filter(f"datum.{code} !== ''")
            .mark_text(
                fontSize=alt.ExprRef(letters),
                color=colors.ratings[code],
                align=alt.ExprRef(f"{_HAS_NAMES} ? 'left' : 'center'"),
                baseline="middle",
                dx=alt.ExprRef(f"{is_beside} ? ({start} - 0.3) * {letters} : {below}"),
                dy=alt.ExprRef(f"{is_beside} ? 0 : {_HAS_NAMES} ? 0.5 * {letters} : 13 * ({line}) + 6.5 - 6.5 * datum.lines"),
            )
            .encode(text=f"{code}:N")
        )
        return signs

    return [sign("yellow", "0", "1"), sign("red", "datum.behind", "datum.lines - 1")]


def _heads(colors: Palette, letters: str) -> alt.Chart:
    """The departments above their columns; upright where there is room, else turned."""
    heads: alt.Chart = (
        alt.Chart(alt.NamedData(name="departments"))
        .mark_text(
            fontSize=alt.ExprRef(f"0.92 * {letters}"),
            color=colors.ink,
            baseline="middle",
            angle=alt.ExprRef(f"{_HAS_NAMES} ? 0 : -90"),
            align=alt.ExprRef(f"{_HAS_NAMES} ? 'center' : 'left'"),
            dx=alt.ExprRef(f"{_HAS_NAMES} ? 0 : -14"),  # along the turned text: down, towards its column
        )
        .encode(x="column:O", y="row:O", text="name:N")
    )
    return heads
