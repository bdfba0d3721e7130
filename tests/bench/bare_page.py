"""Pages of nothing but constants: `python -m tests.bench.bare_page PORT ELEMENTS`.

ELEMENTS is a JSON file that says for each page (with its query) how many elements of each kind it has. As many of each are drawn,
with constant texts, to compare with (bench_bare.py).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest.mock import patch

import polars as pl
import streamlit as st

from dashboard import server, settings
from dashboard.charts.standings import Standings, standings_chart
from dashboard.charts.tally import Group
from dashboard.charts.template import Chart, Heading
from dashboard.ui import navigation
from tests.start_key import lay_key

TEXT = "Ein fester Satz, so lang wie eine Zeile einer Liste von Maßnahmen im Durchschnitt ist."
OPTIONS = ("alle", "eine", "keine")
_TABLE = pl.DataFrame({"Spalte": [TEXT] * 10, "Zahl": list(range(10))})
_GROUP = Group("1", TEXT, {"in_progress": 5, "completed": 3})
_STANDINGS = Standings("fields", (_GROUP,), _GROUP, "noch nicht bestätigt", {}, has_legend=True)
_CHART: Chart = standings_chart(_STANDINGS, Heading(TEXT, (TEXT,), is_sample=True), False)

DRAW: Mapping[str, Callable[[int], object]] = {
    "markdown": lambda at: st.markdown(f"{TEXT} {at}"),
    "heading": lambda at: st.subheader(f"{TEXT} {at}", anchor=False),
    "alert": lambda at: st.warning(f"{TEXT} {at}"),
    "metric": lambda at: st.metric(f"Zahl {at}", "12", "±0", delta_color="off"),
    "page_link": lambda at: st.page_link(settings.PAGES / "overview.py", label=f"Weg {at}", query_params={"a": "b"}),
    "button": lambda at: st.button("ansehen", key=f"knopf-{at}"),
    "download_button": lambda at: st.download_button("Datei", b"x", key=f"datei-{at}"),
    "selectbox": lambda at: st.selectbox("Wahl", OPTIONS, key=f"wahl-{at}"),
    "multiselect": lambda at: st.multiselect("Wahl", OPTIONS, key=f"mehrere-{at}"),
    "button_group": lambda at: st.pills("Wahl", OPTIONS, key=f"pillen-{at}"),
    "text_input": lambda at: st.text_input("Text", key=f"text-{at}"),
    "checkbox": lambda at: st.checkbox("Haken", key=f"haken-{at}"),
    "arrow_vega_lite_chart": lambda at: st.vega_lite_chart(_CHART.spec, theme=None, key=f"bild-{at}", alt=TEXT),
    "arrow_table": lambda at: st.table(_TABLE, alt=f"{TEXT} {at}"),
    "block": lambda _: st.container(),
}
"""By the kind of an element in Streamlit's messages how a bare one is drawn; other kinds are drawn as text."""


def show_page(pages: Mapping[str, Mapping[str, int]]) -> None:
    """Draw what the page of the address holds, as constants."""
    drawn = [
        st.Page(settings.PAGES / entry.file, title=entry.url, url_path=entry.url, default=at == 0)
        for at, entry in enumerate(navigation.ENTRIES)
    ]
    st.set_page_config(page_title="bare", layout="wide")
    chosen = st.navigation(drawn, position="top")
    query = "&".join(f"{key}={st.query_params[key]}" for key in st.query_params)
    word = chosen.title
    for kind, count in pages.get(f"{word}?{query}" if query else word, {}).items():
        for at in range(count):
            (DRAW.get(kind) or (lambda number: st.markdown(f"{TEXT} {number}")))(at)


def serve(port: int, elements: Path) -> None:
    """Serve until stopped."""
    pages = json.loads(elements.read_text(encoding="utf-8"))
    patch.object(navigation, "show_page", lambda: show_page(pages)).start()
    lay_key(settings.STORE)
    server.serve(server.open_socket(settings.HOST, port))


if __name__ == "__main__":
    serve(int(sys.argv[-2]), Path(sys.argv[-1]))
