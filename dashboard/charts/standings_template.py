"""The form of the rows of dashboard/charts/standings.py: columns keep their width, the bars take what is left.

On a telephone the name stands above its row, and the heads of the columns are short. The height of a chart cannot follow its
width: it is that of the wide form, and what hangs over on a telephone is drawn all the same.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from dashboard.charts.tally import SHOWN_STAGES
from dashboard.charts.template import Palette, Spec, clicked, palette, template

LONGEST_BAR = "bars"
"""The column of the bars."""
_WIDE = "width > 700"
"""In pixels: there is room for the names beside the bars."""
_ROW, _NARROW_ROW = 28, 47
_HEAD, _NARROW_HEAD = 38, 36
_NAME_ROW = 22
"""Of a narrow row, what the name takes."""
_NAMES_TO = 298
_WHOLE_TAKES = 92
"""Of a name's line on a telephone, what its number of measures takes."""
_BARS_FROM = 330
_BAR_HEIGHT = 14
COLUMN_ENDS: dict[str, dict[str, Any]] = {
    "measures": {"from_left": 318, "from_right": 0, "narrow": -1},
    LONGEST_BAR: {"from_left": _BARS_FROM, "from_right": 0, "narrow": -1},
    "completed": {"from_left": 0, "from_right": 230, "narrow": 136},
    "yellow": {"from_left": 0, "from_right": 174, "narrow": 102},
    "red": {"from_left": 0, "from_right": 118, "narrow": 68},
    "unrated": {"from_left": 0, "from_right": 62, "narrow": 34},
    "not_reported": {"from_left": 0, "from_right": 0, "narrow": 0},
}
"""Where a column ends: so many pixels from the left, or from the right where that is 0; -1 beside a telephone's name."""
UNRATED_ENDS = COLUMN_ENDS | {"completed": {"from_left": 0, "from_right": 80, "narrow": 56}}
"""The same where there are no ratings."""
_COLUMNS_TAKE = {True: (298, 198), False: (148, 118)}
"""Pixels to the right of the longest bar, wide and on a telephone, by whether there are ratings."""


def height(rows: int) -> int:
    """Of so many rows, in pixels, where the chart is wide."""
    return _HEAD + _ROW * rows


def empty_part() -> dict[str, Any]:
    """What stands for the parts of no bar at all, so that their columns are known."""
    return {"row": 0, "way": "", "stage": "", "code": "", "told": "", "start": 0.0, "end": 0.0, "text": ""}


@cache
def standings_template(is_dark: bool, has_legend: bool, is_rated: bool) -> Spec:
    """The chart without its data: `names`, `parts` of bars, `numbers` in columns, and `heads` of the columns."""
    colors, takes = palette(is_dark), _COLUMNS_TAKE[is_rated]
    layers = [_lines(colors), _bars(colors, has_legend, takes), _counts(colors, takes), *_names(colors)]
    layers += [_numbers(colors), *_heads(colors), *_targets(takes)]
    chart = alt.layer(*layers).resolve_scale(color="independent").properties(width="container", height=_HEAD)
    spec = template(chart, colors)
    spec["config"]["title"] |= {"fontSize": 13, "fontWeight": 400, "lineHeight": 17, "subtitlePadding": 3, "offset": 8}
    return spec


def _placed(name: str, row: str, narrow_row: str, left: str = "0", right: str = "0") -> alt.Chart:
    """Rows of a data set with the place of each in pixels: across from `left` to `right`, down at `y`."""
    down = f"{_WIDE} ? {_HEAD} + datum.row * {_ROW} + {row} : {_NARROW_HEAD} + datum.row * {_NARROW_ROW} + {narrow_row}"
    chart: alt.Chart = alt.Chart(alt.NamedData(name=name)).transform_calculate(y=down, left=left, right=right)
    return chart


def _at(field: str) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, scale=None)


_DOWN = alt.Y("y:Q", axis=None, scale=None)


def _lines(colors: Palette) -> alt.Chart:
    """A hairline above each row."""
    lines: alt.Chart = _placed("names", "0", "0", right="width").mark_rule(color=colors.line, strokeWidth=0.6)
    return lines.encode(x=_at("left"), x2="right:Q", y=_DOWN)


def _bars_of(row: str, narrow_row: str, takes: tuple[int, int]) -> alt.Chart:
    wide, narrow = takes
    span = f"({_WIDE} ? {_BARS_FROM} : 0)", f"({_WIDE} ? width - {_BARS_FROM + wide} : width - {narrow})"
    at = [f"{span[0]} + datum.{name} * {span[1]}" for name in ("start", "end")]
    return _placed("parts", row, narrow_row, *at)


def _bars(colors: Palette, has_legend: bool, takes: tuple[int, int]) -> alt.Chart:
    codes = [term.code for term in SHOWN_STAGES]
    legend = alt.Legend(
        title=None,
        offset=6,
        columns=alt.ExprRef(f"{_WIDE} ? 0 : 3"),
        symbolType="square",
        symbolStrokeColor=colors.muted,
        symbolStrokeWidth=0.6,
    )
    bars: alt.Chart = (
        _bars_of(f"{_ROW / 2}", "33", takes)
        .mark_bar(size=_BAR_HEIGHT, orient="horizontal", strokeWidth=1)
        .encode(
            x=_at("left"),
            x2="right:Q",
            y=_DOWN,
            color=alt.Color(
                "stage:N",
                scale=alt.Scale(domain=[term.label for term in SHOWN_STAGES], range=[colors.stages[code] for code in codes]),
                legend=legend if has_legend else None,
            ),
            stroke=alt.condition("datum.code === 'none'", alt.value(colors.muted), alt.value(colors.paper)),
        )
    )
    return bars.add_params(clicked())


def _counts(colors: Palette, takes: tuple[int, int]) -> alt.Chart:
    """The number in a part, where it fits."""
    codes = [term.code for term in SHOWN_STAGES]
    counts: alt.Chart = (
        _bars_of(f"{_ROW / 2}", "33", takes)
        .transform_calculate(middle="(datum.left + datum.right) / 2")
        .transform_filter("datum.right - datum.left > 3 + 7 * length(datum.text)")
        .mark_text(fontSize=12, baseline="middle")
    )
    return counts.encode(
        x=_at("middle"),
        y=_DOWN,
        text="text:N",
        color=alt.Color("code:N", scale=alt.Scale(domain=codes, range=[colors.on_stage[code] for code in codes]), legend=None),
    )


def _names(colors: Palette) -> list[alt.Chart]:
    base = _placed("names", f"{_ROW / 2}", "14", left="datum.at")
    leads = base.transform_filter("datum.lead !== ''").mark_text(
        align="left", baseline="middle", fontSize=13, fontWeight=600, color=colors.ink
    )
    names = base.mark_text(
        align="left",
        baseline="middle",
        fontSize=13,
        color=colors.ink,
        limit=alt.ExprRef(f"({_WIDE} ? {_NAMES_TO} : width - {_WHOLE_TAKES}) - datum.at"),
    )
    return [
        leads.encode(x=alt.value(0), y=_DOWN, text="lead:N"),
        names.encode(x=_at("left"), y=_DOWN, text="name:N"),
    ]


_END = f"{_WIDE} ? (datum.from_left > 0 ? datum.from_left : width - datum.from_right) : width - max(datum.narrow, 0)"
_IS_BESIDE_NAME = "datum.narrow < 0"


def _numbers(colors: Palette) -> alt.Chart:
    tones = {"ink": colors.ink, "muted": colors.muted, **colors.ratings}
    numbers: alt.Chart = (
        _placed("numbers", f"{_ROW / 2}", f"({_IS_BESIDE_NAME} ? 14 : 33)", right=_END)
        .transform_calculate(shown=f"{_WIDE} || !({_IS_BESIDE_NAME}) ? datum.text : datum.whole")
        .mark_text(align="right", baseline="middle", fontSize=13)
    )
    return numbers.encode(
        x=_at("right"),
        y=_DOWN,
        text="shown:N",
        color=alt.Color("tone:N", scale=alt.Scale(domain=list(tones), range=list(tones.values())), legend=None),
    )


def _heads(colors: Palette) -> list[alt.Chart]:
    """The heads of the columns, their last lines beside each other, on a telephone in short words."""
    is_shown = f"{_WIDE} || !({_IS_BESIDE_NAME})"
    has_two_lines = f"indexof({_WIDE} ? datum.text : datum.short, '\\n') >= 0"
    lines = f"(({_WIDE} ? {_HEAD} : {_NARROW_HEAD}) - 18 - ({has_two_lines} ? 12 : 0))"
    base = (
        alt.Chart(alt.NamedData(name="heads"))
        .transform_calculate(
            y=lines,
            right=_END,
            shown=f"{_WIDE} ? datum.text : datum.short",
        )
        .transform_filter(is_shown)
    )
    words: dict[str, Any] = {"color": colors.muted, "lineBreak": "\n", "lineHeight": 12, "baseline": "top"}
    numbers = base.transform_filter("datum.key !== 'bars'").mark_text(
        fontSize=alt.ExprRef(f"{_WIDE} ? 12 : 10"), align="right", **words
    )
    bars = base.transform_filter("datum.key === 'bars'").mark_text(fontSize=12, align="left", **words)
    return [each.encode(x=_at("right"), y=_DOWN, text="shown:N") for each in (numbers, bars)]


def _targets(takes: tuple[int, int]) -> list[alt.Chart]:
    """What is pressed lies unseen above it, as high as its row: a name, a part of a bar, a number."""
    below = f"datum.y + ({_WIDE} ? {_ROW} : {_NARROW_ROW - _NAME_ROW})"
    names = _placed("names", "0", "0", right=f"{_WIDE} ? {_NAMES_TO} : width - {_WHOLE_TAKES}").transform_calculate(
        below=f"datum.y + ({_WIDE} ? {_ROW} : {_NAME_ROW})"
    )
    parts = _bars_of("0", f"{_NAME_ROW}", takes).transform_calculate(below=below)
    numbers = (
        _placed("numbers", "0", f"({_IS_BESIDE_NAME} ? 0 : {_NAME_ROW})", right=_END)
        .transform_filter("datum.way !== ''")
        .transform_calculate(
            below=f"datum.y + ({_WIDE} ? {_ROW} : {_IS_BESIDE_NAME} ? {_NAME_ROW} : {_NARROW_ROW - _NAME_ROW})",
            left=f"datum.right - ({_WIDE} ? 44 : {_IS_BESIDE_NAME} ? {_WHOLE_TAKES} : 30)",
            right=f"datum.right + ({_WIDE} ? 6 : 3)",
        )
    )
    return [
        each.mark_rect(opacity=0, cursor="pointer").encode(
            x=_at("left"), x2="right:Q", y=_DOWN, y2="below:Q", tooltip=[alt.Tooltip("told:N", title=" ")]
        )
        for each in (names, parts, numbers)
    ]
