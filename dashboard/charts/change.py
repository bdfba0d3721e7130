"""What the page of changes counts: trends, like for like, transitions and postponements.

Pure: the rows of queries/changes/measures.sql come in and are counted; nothing is asked of the store.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import polars as pl

from dashboard import formats
from dashboard.charts.measure_words import stage_words
from dashboard.charts.tally import SHOWN_STAGES
from dashboard.vocabulary import ENDED_STAGES, NO_RATING, RATINGS, TRENDS

SHOWN_RATINGS = (*RATINGS, NO_RATING)


@dataclass(frozen=True, slots=True)
class Pair:
    """How many measures went from one class to another."""

    was: str
    now: str
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison: a class, and how many there were and are, over all and in both."""

    label: str
    all_then: int
    all_now: int
    both_then: int
    both_now: int


def counted(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that make up the current total."""
    return rows.filter(pl.col("is_counted"))


def like_for_like(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that both points count."""
    return rows.filter(pl.col("was_counted") & pl.col("is_counted"))


def trends(rows: pl.DataFrame) -> dict[str, int]:
    """Measures of the current total by trend; every trend is named."""
    found = Counter(counted(rows)["trend"].to_list())
    return {term.code: found[term.code] for term in TRENDS}


def postponed(rows: pl.DataFrame) -> pl.DataFrame:
    """What was put off in between, the longest first."""
    moved = counted(rows).filter(pl.col("moves") > 0)
    return moved.sort("postponed_days", "measure_id", descending=[True, False])


def transitions(rows: pl.DataFrame, column: str) -> list[Pair]:
    """How many measures that both points count went from each class of `column` (stage, rating) to each, in their order.

    A rating is told of what has not ended at either point.
    """
    both = rated_at_both(rows) if column == "rating" else like_for_like(rows)
    found = Counter(zip(both[f"was_{column}"].fill_null("none"), both[column].fill_null("none"), strict=True))
    codes = [term.code for term in (SHOWN_STAGES if column == "stage" else SHOWN_RATINGS)]
    return [Pair(was, now, found[was, now]) for was in codes for now in codes if found[was, now]]


def rated_at_both(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that both points count and that have ended at neither: only these are judged twice."""
    return like_for_like(rows).filter(~_has_ended("was_stage") & ~_has_ended("stage"))


def _has_ended(column: str) -> pl.Expr:
    return pl.col(column).fill_null("none").is_in(sorted(ENDED_STAGES))


def comparison(rows: pl.DataFrame) -> list[Line]:
    """Totals of both points, and beside them the same like for like; umgesetzt and Daueraufgabe stand apart."""
    was, now, both = rows.filter(pl.col("was_counted")), counted(rows), like_for_like(rows)
    sides = ((was, "was_"), (now, ""), (both, "was_"), (both, ""))
    stages = [_classes(frame, f"{side}stage") for frame, side in sides]
    ratings = [_classes(frame.filter(~_has_ended(f"{side}stage")), f"{side}rating") for frame, side in sides]
    lines = [Line("Maßnahmen", was.height, now.height, both.height, both.height)]
    lines += [Line(term.label, *(found[term.code] for found in stages)) for term in SHOWN_STAGES]
    lines += [Line(f"{term.sign} {term.label}", *(found[term.code] for found in ratings)) for term in SHOWN_RATINGS]
    return [each for each in lines if each.all_then or each.all_now]


def _classes(rows: pl.DataFrame, column: str) -> Counter[str]:
    return Counter(code or "none" for code in rows[column].to_list())


def sentence(rows: pl.DataFrame, earlier: str, silence: str) -> str:
    """What changed, in two sentences: "Gegenüber der Steuerungsrunde 2025: 6 Maßnahmen besser, 13 schlechter, …".

    `silence` is what the later round calls a measure that nobody has reported ("noch nicht bestätigt").
    """
    found, moved, now = trends(rows), postponed(rows), counted(rows)
    done = now.filter((pl.col("trend") == "ended") & (pl.col("stage") == "completed")).height
    parts_of_splits = now.filter(pl.col("fate") == "part").height
    parts = [
        f"**{formats.measures(found['better'])} besser**",
        f"**{_or_none(found['worse'])} schlechter**",
        f"{_or_none(found['ended'])} beendet" + (f" (davon {formats.number(done)} umgesetzt)" if found["ended"] else ""),
        f"{_or_none(found['new'])} neu"
        + (f" (davon {formats.number(parts_of_splits)} Teile von Aufgeteiltem)" if parts_of_splits else ""),
        f"{_or_none(found['not_reported'])} {silence}",
    ]
    return f"Gegenüber {earlier}: {', '.join(parts)}. {postponed_sentence(moved)}"


def _or_none(count: int) -> str:
    return formats.number(count) if count else "keine"


def postponed_sentence(moved: pl.DataFrame) -> str:
    """How many ends were put off, and by how much in sum."""
    if moved.is_empty():
        return "Kein Ende wurde verschoben."
    days = formats.counted(int(moved["postponed_days"].sum()), "Tag", "Tage")
    if moved.height == 1:
        return f"Bei einer Maßnahme wurde das Ende verschoben, um {days}."
    return f"Bei {formats.number(moved.height)} Maßnahmen wurde das Ende verschoben, zusammen um {days}."


def shares(moved: pl.DataFrame, column: str) -> list[tuple[str, int, int]]:
    """Of what was put off, per class of `column` (responsible, field): measures and days, the most days first."""
    found = moved.group_by(pl.col(column).cast(pl.String).fill_null("none")).agg(
        pl.len().alias("measures"), pl.col("postponed_days").sum()
    )
    rows = found.sort("postponed_days", column, descending=[True, False]).iter_rows()
    return [(str(code), int(measures), int(days)) for code, measures, days in rows]


def stage_label(code: str | None) -> str:
    """ "in Umsetzung"; "keine Angabe" where none is told."""
    return stage_words(code or "none")


def rating_label(code: str | None) -> str:
    """ "▲ verzögert"; "○ nicht bewertet" where none is told."""
    return next((f"{term.sign} {term.label}" for term in SHOWN_RATINGS if term.code == (code or "none")), "")
