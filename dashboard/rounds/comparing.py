"""Two points in time to compare: rounds that have a state, or days; checked before anything is asked of the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from dashboard import formats, queries
from dashboard.refusals import RefusalError
from dashboard.store import Queryable
from dashboard.vocabulary import SILENCE


@dataclass(frozen=True, slots=True)
class Point:
    """A round or a day, as queries/changes/ is asked for it; `day` is the reference date of a round."""

    code: str
    title: str
    day: date
    is_round: bool


def rounds_with_state(source: Queryable) -> list[Point]:
    """The rounds that have a state, oldest first; StoreError where there is no store."""
    rows = queries.run(source, "overview/rounds").sort("reference_date")
    return [Point(row["round"], row["title"], row["reference_date"], is_round=True) for row in rows.iter_rows(named=True)]


def silence(source: Queryable, code: str) -> str:
    """What `code`, a round or a day (or the round before it), calls a measure that nobody has reported."""
    rounds = queries.run(source, "overview/rounds").sort("reference_date")
    own = rounds.filter(round=code)
    last = own if not own.is_empty() else rounds.filter(pl.col("reference_date") <= date.fromisoformat(code)).tail(1)
    return SILENCE[bool(last["is_frozen"].item())]


def point(text: str, rounds: Sequence[Point]) -> Point:
    """The point that `text` names: the code of a round, or a day (2025-09-30); RefusalError where it names neither.

    A day before the first round is none: nothing is known of it.
    """
    by_code = {each.code: each for each in rounds}
    if text in by_code:
        return by_code[text]
    known = ", ".join(by_code) or "keine"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise RefusalError(
            f"„{text}“ ist keine Runde mit einem Stand und kein Tag der Form 2025-09-30. Runden mit einem Stand: {known}."
        ) from None
    if not rounds or day < rounds[0].day:
        raise RefusalError(f"Für den {formats.day(day)} liegt noch kein Stand vor. Runden mit einem Stand: {known}.")
    return Point(text, f"Stand vom {formats.day(day)}", day, is_round=False)


def in_order(earlier: Point, later: Point) -> None:
    """RefusalError where the earlier point does not lie before the later one."""
    if earlier.day >= later.day:
        raise RefusalError(
            f"Verglichen wird vom früheren zum späteren Stand; {earlier.title} ({formats.day(earlier.day)}) liegt nicht vor "
            f"{later.title} ({formats.day(later.day)}). Bitte tauschen Sie die beiden."
        )
