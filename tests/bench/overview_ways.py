"""The overview served in another way than the product, to compare with (bench_filter.py).

`python -m tests.bench.overview_ways PORT constants` serves the page with all data, words and charts made once and then kept,
whatever is chosen; `… PORT product` serves it as it is; `… PORT select` a page of one choice and one figure. Run by `streamlit
run`, this file is the same page as a newcomer would write it: nothing cached, each chart built anew by Altair.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import polars as pl
import streamlit as st

from dashboard import queries, server, settings
from dashboard.charts import matrix, standings_template, words
from dashboard.charts import standings as chart
from dashboard.ui import data, navigation, standings
from dashboard.ui.overview import figures, page
from dashboard.ui.overview import matrix as overview_matrix
from tests.page_visit import FILTERS
from tests.start_key import lay_key


def constant(make: Callable[..., Any], key: Callable[..., Any] = lambda *_, **__: "") -> Callable[..., Any]:
    """`make` called once per key; later calls get the first answer."""
    kept: dict[Any, Any] = {}

    def answer(*given: Any, **named: Any) -> Any:
        name = key(*given, **named)
        if name not in kept:
            kept[name] = make(*given, **named)
        return kept[name]

    return answer


def keep_everything() -> None:
    """Frames by the name of their query, charts by their number of rows; the rest of the page's words once."""
    patch.object(data, "frame", constant(data.frame, lambda name, **_: name)).start()
    patch.object(words, "situation", constant(words.situation)).start()
    for room, name in (
        (page, "selected"),
        (page, "tally"),
        (page, "silent_bodies"),
        (figures, "key_figures"),
        (overview_matrix, "matrix_chart"),
    ):
        patch.object(room, name, constant(getattr(room, name))).start()
    by_rows = constant(chart.standings_chart, lambda shown, *_, **__: (shown.dimension, len(shown.groups)))
    patch.object(standings, "standings_chart", by_rows).start()


def keep_nothing() -> None:
    """No frame is kept, no specification either."""

    def ask(name: str, **parameters: Any) -> pl.DataFrame:
        return queries.run(data.store(), name, **parameters)

    patch.object(data, "frame", ask).start()
    patch.object(matrix, "_template", matrix._template.__wrapped__).start()
    patch.object(chart, "standings_template", standings_template.standings_template.__wrapped__).start()


def show_one_choice() -> None:
    """What a page on Streamlit costs that does next to nothing: one box to choose from, and one figure."""
    chosen = st.pills(FILTERS[0], list("ABCDEFGHIJKLM"), selection_mode="multi", key="wahl")
    st.metric("gewählt", len(chosen))


def serve(port: int, way: str) -> None:
    """Serve until stopped."""
    if way == "constants":
        keep_everything()
    if way == "select":
        patch.object(navigation, "show_page", show_one_choice).start()
    lay_key(settings.STORE)
    server.serve(server.open_socket(settings.HOST, port))


if sys.argv[-1] in ("constants", "product", "select"):
    serve(int(sys.argv[-2]), sys.argv[-1])
elif __name__ == "__main__":
    if data.frame.__name__ != "ask":  # each run of the script comes by here; once is enough
        keep_nothing()
    navigation.show_page()
