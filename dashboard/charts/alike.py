"""Measures whose titles are alike: a proposal to look at, never a fact."""

from __future__ import annotations

import polars as pl
from rapidfuzz import fuzz, process

from dashboard.search.folding import WORD, fold, folded, words

LIKENESS = 72
"""Of 100: how like two titles have to be, whatever the order of their words, umlauts and gender forms."""

LIKENESS_OF_RARE = 60
"""How like they have to be without the words that many titles have: two that only share such a word are not alike."""

SAME = 95
"""From here on they are alike, however common their words."""

COMMON_SHARE = 0.02
_COMMON_AT_LEAST = 4
_SHORT_WORD = 3

AT_MOST = 5
_CANDIDATES = 40
_PREFIX = "Beispielmaßnahme: "


class Titles:
    """The titles of a round, folded once, so that many measures can be compared with all of them.

    `rows` has the columns measure_id, title and responsible. The words of the samples' mark do not count.
    """

    def __init__(self, rows: pl.DataFrame) -> None:
        self._rows = rows.select("measure_id", "title", "responsible")
        titles = folded(self._rows["title"].str.strip_prefix(_PREFIX))
        self._folded: list[str] = titles.to_list()
        self._houses: list[str] = self._rows["responsible"].to_list()
        counts = titles.str.extract_all(WORD).list.unique().explode().value_counts(name="titles")
        common = counts.filter(pl.col("titles") >= max(_COMMON_AT_LEAST, COMMON_SHARE * len(titles)))
        self._common: frozenset[str] = frozenset(common[titles.name].drop_nulls().to_list())

    def alike(self, title: str, responsible: str) -> list[tuple[str, str, str]]:
        """Key, title and body of the measures of other houses with the titles most like this one, best first, at most AT_MOST."""
        asked = fold(title.removeprefix(_PREFIX))
        others = [None if house == responsible else name for name, house in zip(self._folded, self._houses, strict=True)]
        found = process.extract(asked, others, scorer=fuzz.token_sort_ratio, score_cutoff=LIKENESS, limit=_CANDIDATES)
        near = [at for name, likeness, at in found if likeness >= SAME or self._share_rare_words(asked, str(name))]
        return [(str(key), str(name), str(body)) for key, name, body in (self._rows.row(at) for at in near[:AT_MOST])]

    def _share_rare_words(self, one: str, other: str) -> bool:
        return fuzz.token_sort_ratio(self._rare(one), self._rare(other)) >= LIKENESS_OF_RARE

    def _rare(self, name: str) -> str:
        return " ".join(word for word in words(name) if len(word) > _SHORT_WORD and word not in self._common)
