"""The order and the groups of a list of measures."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

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
