"""Where each value of a measure comes from: the list that brought it first, and the last one that confirmed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.story import held


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a value: delivery and round; `cell` and its sheet are None where no cell holds it.

    `source` as in the table delivered_measure: row, answer (about its absence in a list), or confirmation without a list.
    """

    delivery_id: int
    round: str
    source: str
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One value of a measure with the place that brought it; `last` is None where no later list said the same."""

    field: str
    value: Any
    first: Place
    last: Place | None


def origins(words: Sequence[Mapping[str, Any]], cells: Sequence[Mapping[str, Any]], fields: Sequence[str]) -> list[Origin]:
    """The origin of each reported value of the last of `words` (rows of queries/measure/words.sql, oldest first).

    `cells` are rows of queries/measure/sources.sql. A value is as old as the first list since which every list left it as it is.
    A list without a cell for it, which speaks of other fields only, confirms nothing.
    """
    placed = {(row["delivery_id"], row["field"]): row for row in cells}
    return [
        origin for name in fields if held(words[-1][name]) is not None and (origin := _origin(name, words, placed)) is not None
    ]


def _origin(name: str, words: Sequence[Mapping[str, Any]], placed: Mapping[tuple[int, str], Mapping[str, Any]]) -> Origin | None:
    value = held(words[-1][name])
    since = len(words) - 1
    while since and held(words[since - 1][name]) == value:
        since -= 1
    first, *later = words[since:]
    spoken = [row for row in later if row["source"] != "row" or (row["delivery_id"], name) in placed]
    last = _place(name, spoken[-1], placed) if spoken else None
    return Origin(name, words[-1][name], _place(name, first, placed), last)


def _place(name: str, row: Mapping[str, Any], placed: Mapping[tuple[int, str], Mapping[str, Any]]) -> Place:
    found = placed.get((row["delivery_id"], name))
    place = (found["sheet"], found["cell"]) if found else (None, None)
    return Place(row["delivery_id"], str(row["round"]), str(row["source"]), *place)
