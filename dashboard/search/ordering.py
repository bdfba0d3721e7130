"""The order and the groups of a list of measures, and measures whose titles are alike: a proposal to look at, never a fact."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
from rapidfuzz import fuzz, process

from dashboard.search.lexicon import WORD, fold, folded, words

ORDERS: dict[str, str] = {
    "official": "amtliche Reihenfolge",
    "title": "Titel",
    "end": "Ende, das nächste zuerst",
    "changed": "zuletzt geändert zuerst",
    "attention": "was Aufmerksamkeit braucht zuerst",
    "postponed": "am längsten verschoben zuerst",
}
"""Words by code; a search has an order of its own, best first."""

GROUPINGS: dict[str, str] = {
    "none": "keine Gruppen",
    "field": "Handlungsfeld",
    "responsible": "Ressort/Stelle",
    "level": "Ebene",
    "stage": "Umsetzungsstand",
    "rating": "Ampel",
}
"""Words by the column of queries/measures/list.sql that makes the groups."""

_LETTERS = {"ß": "ss", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"}
"""Letters that are no plain letter with a mark; all others lose their marks (ä, ç, ş) by themselves."""
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


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a list is arranged: codes of ORDERS and GROUPINGS; `ranks` are keys, best first, where something was searched for."""

    order: str
    grouping: str
    ranks: tuple[str, ...] | None = None


def sort_key(column: str) -> pl.Expr:
    """A text as DIN 5007 (variant 1) sorts it: ä like a, ß like ss, capitals like small letters, signs like nothing."""
    folded = pl.col(column).str.to_lowercase()
    for letter, plain in _LETTERS.items():
        folded = folded.str.replace_all(letter, plain, literal=True)
    folded = folded.str.normalize("NFKD")
    return folded.str.replace_all(r"[^a-z0-9 ]", "").str.strip_chars()


def arranged(rows: pl.DataFrame, how: Arrangement, group_order: tuple[str, ...] = ()) -> pl.DataFrame:
    """The rows of queries/measures/list.sql in order; groups stand in the order of `group_order`, unknown ones last."""
    if how.ranks is not None:
        schema = {"measure_id": pl.String(), "rank": pl.Int64()}
        places = pl.DataFrame({"measure_id": how.ranks, "rank": range(len(how.ranks))}, schema=schema)
        rows = rows.join(places, on="measure_id").sort("rank").drop("rank")
    elif how.order != "official":
        rows = rows.sort(*_order(how.order), nulls_last=True, maintain_order=True)
    if how.grouping == "none":
        return rows
    schema = {how.grouping: pl.String(), "place": pl.Int64()}
    places = pl.DataFrame({how.grouping: group_order, "place": range(len(group_order))}, schema=schema)
    return (
        rows.join(places, on=how.grouping, how="left", maintain_order="left")
        .sort("place", nulls_last=True, maintain_order=True)
        .drop("place")
    )


def _order(code: str) -> list[pl.Expr]:
    match code:
        case "title":
            return [sort_key("title")]
        case "end":
            return [pl.when(~pl.col("has_ended")).then(pl.col("end"))]
        case "changed":
            return [-pl.col("changed_on").to_physical()]
        case "attention":
            return [-pl.col("rules").list.len().cast(pl.Int32())]
        case _:
            return [-pl.col("postponed_days")]


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
        folded_title = fold(title.removeprefix(_PREFIX))
        others = [None if house == responsible else name for name, house in zip(self._folded, self._houses, strict=True)]
        found = process.extract(folded_title, others, scorer=fuzz.token_sort_ratio, score_cutoff=LIKENESS, limit=_CANDIDATES)
        near = [at for name, likeness, at in found if likeness >= SAME or self._share_rare_words(folded_title, str(name))]
        return [(str(key), str(name), str(body)) for key, name, body in (self._rows.row(at) for at in near[:AT_MOST])]

    def _share_rare_words(self, one: str, other: str) -> bool:
        return fuzz.token_sort_ratio(self._rare(one), self._rare(other)) >= LIKENESS_OF_RARE

    def _rare(self, name: str) -> str:
        return " ".join(word for word in words(name) if len(word) > _SHORT_WORD and word not in self._common)
