"""Measures whose titles are alike: a proposal to look at, never a fact."""

from __future__ import annotations

import polars as pl
from rapidfuzz import fuzz, process

LIKENESS = 72
"""Of 100: how like two titles have to be, whatever the order of their words."""

AT_MOST = 5
_PREFIX = "Beispielmaßnahme: "


def alike(rows: pl.DataFrame, title: str, responsible: str) -> list[tuple[str, str, str]]:
    """Key, title and body of the measures of other houses with the titles most like this one, best first, at most AT_MOST.

    `rows` has the columns measure_id, title and responsible. The words of the samples' mark do not count.
    """
    others = rows.filter(pl.col("responsible") != responsible).select("measure_id", "title", "responsible")
    titles = others["title"].str.strip_prefix(_PREFIX).to_list()
    found = process.extract(
        title.removeprefix(_PREFIX), titles, scorer=fuzz.token_sort_ratio, score_cutoff=LIKENESS, limit=AT_MOST
    )
    return [(str(key), str(name), str(body)) for key, name, body in (others.row(at) for _, _, at in found)]
