"""Charts as Vega-Lite specifications: built by Altair once per shape, then only filled with data, title and mark; and their
colours.

Building a chart by Altair costs a hundred times what filling it costs, and a filter changes nothing but the data. Colours are
for a white and a near-black ground; stages are one hue from faint to strong (DESIGN, section 8), and a test holds every pair
to a contrast of 4.5.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import altair as alt
import polars as pl
import pyarrow as pa

from dashboard.charts.tally import SHOWN_STAGES
from dashboard.vocabulary import SAMPLE_MARK

Spec = dict[str, Any]

_TITLE_WIDTH = 46
"""Characters in a line of a title: what fits a telephone."""

_WIDE_PIXELS = 700
OPENED = "opened"
"""The selection of a chart whose marks open measures: a click, by the column `way` of its rows."""
SHADES = 6
"""Steps of the ramp."""
FONT = "Source Sans, Source Sans Pro, system-ui, sans-serif"
_CODES = tuple(term.code for term in SHOWN_STAGES)
_LIGHT = ("#dbe8ef", "#acd0e1", "#68a6c4", "#2c786b", "#0b3d5c", "#b0b0ad", "#7c7c7a", "#ffffff")
_LIGHT_TEXT = ("#16202a", "#16202a", "#0d1720", "#ffffff", "#ffffff", "#16202a", "#010305", "#16202a")
_DARK = ("#1f3442", "#3a6480", "#5c9cc0", "#7dd3bd", "#d3eefb", "#4a4d50", "#85898c", "#14181c")
_DARK_TEXT = ("#f2f4f5", "#f2f4f5", "#000000", "#06110e", "#0a1a24", "#f2f4f5", "#050505", "#f2f4f5")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be placed: specification, alternative text, and what makes a table of the same figures when asked for."""

    spec: Spec
    alt: str
    table: Callable[[], pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands in the image itself: the message, and below it what was counted; `is_sample` adds the mark of sample data."""

    message: str
    basis: tuple[str, ...]
    is_sample: bool
    is_wide: bool = False
    """Whether the chart has the page's whole width on a screen; its title then needs fewer lines."""


def clicked() -> alt.Parameter:
    """The selection itself, for the marks of a template; what a way leads to is said in dashboard/ui/ways_to_measures.py."""
    return alt.selection_point(name=OPENED, fields=["way"], empty=False)


def locale() -> Spec:
    """German numbers for tooltips."""
    return {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0€"]}}


def template(chart: alt.LayerChart | alt.FacetChart, palette: Palette) -> Spec:
    """The specification of a chart without data, in the colours of a theme; to be cached by the caller and never changed."""
    dressed = chart.properties(autosize=alt.AutoSizeParams(type="fit-x", contains="padding")).configure(
        background=palette.paper,
        font=FONT,
        padding={"left": 2, "right": 2, "top": 4, "bottom": 4},
        view=alt.ViewConfig(stroke=None),
        # A tooltip only where one is encoded: Streamlit would show the names of columns on every text. Parts of the image are
        # hidden from screen readers, which would tell each in English; it has its alternative text and a table beside it.
        mark=alt.MarkConfig(tooltip=None, aria=False),
        legend=alt.LegendConfig(
            aria=False,
            labelColor=palette.ink,
            labelFontSize=12,
            labelLimit=200,
            symbolSize=80,
            columnPadding=8,
            orient="top",
            direction="horizontal",
        ),
        axis=alt.AxisConfig(
            aria=False, labelColor=palette.ink, labelFontSize=12, labelLimit=400, domain=False, ticks=False, grid=False
        ),
        title=alt.TitleConfig(
            anchor="start",
            color=palette.ink,
            fontSize=15,
            fontWeight=600,
            lineHeight=19,
            offset=10,
            subtitleColor=palette.muted,
            subtitleFontSize=12,
            subtitlePadding=4,
            limit=0,
        ),
    )
    spec: Spec = dressed.to_dict()
    spec.setdefault("config", {})["locale"] = locale()
    return spec


def filled(spec: Spec, heading: Heading, datasets: Mapping[str, Sequence[Mapping[str, Any]]]) -> Spec:
    """A copy of the template with title and data; what is shared with the template is not changed."""
    *lines, last = heading.basis
    basis = [*lines, f"{last} · {SAMPLE_MARK}" if heading.is_sample else last]
    return {
        **spec,
        "title": {
            "text": _lines(textwrap.wrap(heading.message, _TITLE_WIDTH), heading.message, heading),
            "subtitle": _lines(basis, " · ".join(basis), heading),
            "aria": False,
        },
        "datasets": {name: arrow(rows) for name, rows in datasets.items()},
    }


def _lines(lines: list[str], whole: str, heading: Heading) -> Spec | list[str]:
    """Words in lines; a wide chart breaks them only where the screen is small."""
    return {"expr": f"width > {_WIDE_PIXELS} ? [{json.dumps(whole)}] : {json.dumps(lines)}"} if heading.is_wide else lines


def arrow(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as the Arrow stream that the browser reads; they share their keys, and None is allowed.

    Made by pyarrow at once: by way of a polars frame, whose threads start up for each, some sixty rows cost three times as much.
    """
    names = tuple(rows[0]) if rows else ()
    columns = tuple(tuple(row[name] for row in rows) for name in names)
    return _kept_stream(names, columns) if len(rows) <= _KEPT_ROWS else _stream(names, columns)


def _stream(names: tuple[str, ...], columns: tuple[tuple[Any, ...], ...]) -> bytes:
    batch = pa.RecordBatch.from_pydict(dict(zip(names, columns, strict=True)))
    return bytes(batch.schema.serialize()) + bytes(batch.serialize()) + _END_OF_STREAM


_END_OF_STREAM = b"\xff\xff\xff\xff\x00\x00\x00\x00"
_KEPT_ROWS = 64
_kept_stream = lru_cache(maxsize=512)(_stream)
"""Names and heads are the same for most selections, and known again for less than a tenth of making them."""


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours as #rrggbb; `stages` and `on_stage` by stage code, `ratings` by rating, `ramp` from few to many."""

    paper: str
    ink: str
    muted: str
    line: str
    stages: dict[str, str]
    on_stage: dict[str, str]
    ratings: dict[str, str]
    ramp: tuple[str, str]

    def shade(self, share: float) -> str:
        """The colour between few (0.0) and many (1.0), in one of SHADES steps: few colours, so that paper knows each of them."""
        return _mixed(self.ramp, min(int(share * SHADES), SHADES - 1))


@cache
def _mixed(ramp: tuple[str, str], step: int) -> str:
    few, many = ([int(color[at : at + 2], 16) for at in (1, 3, 5)] for color in ramp)
    share = step / (SHADES - 1)
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in zip(few, many, strict=True))


LIGHT = Palette(
    paper="#ffffff",
    ink="#16202a",
    muted="#55606a",
    line="#c8ced3",
    stages=dict(zip(_CODES, _LIGHT, strict=True)),
    on_stage=dict(zip(_CODES, _LIGHT_TEXT, strict=True)),
    ratings={"yellow": "#8a5a00", "red": "#b3201d"},
    ramp=("#edf3f6", "#8dbdd4"),
)
DARK = Palette(
    paper="#14181c",
    ink="#f2f4f5",
    muted="#aeb7be",
    line="#46505a",
    stages=dict(zip(_CODES, _DARK, strict=True)),
    on_stage=dict(zip(_CODES, _DARK_TEXT, strict=True)),
    ratings={"yellow": "#f0b548", "red": "#ff8b82"},
    ramp=("#1e2a33", "#336684"),
)


def palette(is_dark: bool) -> Palette:
    """The colours for the theme in use."""
    return DARK if is_dark else LIGHT
