"""Charts as Vega-Lite specifications: built by Altair once per shape, then only filled with data, title and mark.

Building a chart by Altair costs a hundred times what filling it costs, and a filter changes nothing but the data.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import polars as pl
import pyarrow as pa

from dashboard.charts.palette import FONT, Palette
from dashboard.vocabulary import SAMPLE_MARK

Spec = dict[str, Any]

_TITLE_WIDTH = 46
"""Characters in a line of a title: what fits a telephone."""

_WIDE_PIXELS = 760


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


OPENED = "opened"
"""The selection of a chart whose marks open measures: a click, by the column `way` of its rows."""


def clicked() -> alt.Parameter:
    """The selection itself, for the marks of a template; what a way leads to is said in dashboard/ui/ways.py."""
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
            labelFontSize=11,
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
            "text": _title(heading),
            "subtitle": basis,
            "aria": False,
        },
        "datasets": {name: arrow(rows) for name, rows in datasets.items()},
    }


def _title(heading: Heading) -> Spec | list[str]:
    """The message in lines; a wide chart breaks them only where the screen is small."""
    lines = textwrap.wrap(heading.message, _TITLE_WIDTH)
    if not heading.is_wide:
        return lines
    return {"expr": f"width > {_WIDE_PIXELS} ? [{json.dumps(heading.message)}] : {json.dumps(lines)}"}


def arrow(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as the Arrow stream that the browser reads; they share their keys, and None is allowed.

    Made by pyarrow at once: by way of a polars frame, whose threads start up for each, some sixty rows cost three times as much.
    """
    batch = pa.RecordBatch.from_pydict({name: [row[name] for row in rows] for name in rows[0]} if rows else {})
    target = pa.BufferOutputStream()
    with pa.ipc.new_stream(target, batch.schema) as stream:
        stream.write_batch(batch)
    stream_bytes: bytes = target.getvalue().to_pybytes()
    return stream_bytes
