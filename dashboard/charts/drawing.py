"""Charts as drawings for papers: the very same specification as on the screen, drawn on white, without browser and network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import pyarrow as pa

from dashboard.charts.template import Chart, Spec

WIDTH = 800
"""In pixels, which the text of a sheet of A4 makes letters of eight points: wide enough for the wide form of a chart."""


_ENGLISH = ' role="graphics-object" aria-roledescription="group mark container"'
"""What Vega says of its parts to who hears them; a drawing has German words for the whole."""


def drawing(chart: Chart) -> str:
    """The chart as SVG, whose text stays text; the same chart gives the same drawing. `chart` is one for a white ground."""
    drawn = str(_converter().vegalite_to_svg(_drawn(chart.spec), vl_version=_version(), allowed_base_urls=[]))
    return drawn.replace(_ENGLISH, "")


def raster(svg: str) -> bytes:
    """A drawing as PNG, for programs that show no SVG."""
    return bytes(_converter().svg_to_png(svg, scale=2.0))


def _drawn(spec: Spec) -> dict[str, Any]:
    """With rows as a drawing wants them, a width of its own, and without what waits for a click."""
    rows = {name: pa.ipc.open_stream(content).read_all().to_pylist() for name, content in spec["datasets"].items()}
    waits = [each for each in spec.get("params", ()) if "select" not in each]
    layers = [_without_click(each) for each in spec["layer"]]
    return {**spec, "datasets": rows, "width": WIDTH, "params": waits, "layer": [each for each in layers if each]}


def _without_click(layer: Spec) -> Spec | None:
    """A layer without its selection; None for one that is unseen and only there to be pressed."""
    mark = layer.get("mark")
    if isinstance(mark, dict) and mark.get("opacity") == 0:
        return None
    return {**layer, "params": [each for each in layer.get("params", ()) if "select" not in each]}


def font_folder() -> Path:
    """Where the letters of papers lie, which come with the program."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.__file__).with_name("files")


@cache
def _converter() -> Any:
    """Loads a JavaScript engine, which every start of the program would wait for; with the fonts of papers."""
    import vl_convert

    vl_convert.register_font_directory(str(font_folder()))
    return vl_convert


def _version() -> str:
    """Of Vega-Lite, as Altair writes it, without its last part."""
    return ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
