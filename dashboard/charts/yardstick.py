"""How the measures of a field, body or level stand beside all others: the same shares, each with what it is a share of."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from dashboard import formats


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure: how many of how many here, and of all others."""

    label: str
    part: int
    whole: int
    other_part: int
    other_whole: int

    @property
    def expected(self) -> str:
        """How many it would be here with the share of the others; a dash where either has nothing to compare."""
        if not self.whole or not self.other_whole:
            return "–"
        return formats.number(round(self.whole * self.other_part / self.other_whole))


def yardstick(own: pl.DataFrame, others: pl.DataFrame, silence: str, *, is_rated: bool = True) -> list[Standing]:
    """The figures of two sets of rows of queries/measures/list.sql; `silence` is what an unreported measure is called.

    `is_rated`: there are ratings for whoever looks.
    """
    counted = pl.col("stage") != "merged"
    is_open = counted & ~pl.col("has_ended")
    rated = is_open & (pl.col("rating") != "none")
    judged = (
        ("bewertet (von nicht beendeten)", rated, is_open),
        ("im Plan (von bewerteten)", pl.col("rating") == "green", rated),
    )
    figures = (
        ("umgesetzt", pl.col("stage") == "completed", counted),
        ("Daueraufgabe", pl.col("stage") == "permanent", counted),
        *(judged if is_rated else ()),
        ("Ende verschoben", pl.col("moves") > 0, counted),
        (silence, ~pl.col("is_reported"), counted),
    )
    return [Standing(label, *_count(own, part, whole), *_count(others, part, whole)) for label, part, whole in figures]


def yardstick_table(figures: list[Standing]) -> pl.DataFrame:
    """One line a figure: here, all others, and how many it would be here with their share."""
    return pl.DataFrame(
        [
            {
                "": each.label,
                "hier": _unbroken(formats.share(each.part, each.whole)),
                "alle anderen": _unbroken(formats.share(each.other_part, each.other_whole)),
                "gleich wäre": each.expected,
            }
            for each in figures
        ]
    )


def _unbroken(text: str) -> str:
    """Numbers that stay in one line; only the percentage may go into the next."""
    count, bracket, percentage = text.partition(" (")
    return count.replace(" ", "\u00a0") + bracket + percentage


def _count(rows: pl.DataFrame, part: pl.Expr, whole: pl.Expr) -> tuple[int, int]:
    return rows.filter(whole & part).height, rows.filter(whole).height
