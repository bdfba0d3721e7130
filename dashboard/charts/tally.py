"""What a selection counts: the rows of a round that meet the conditions of queries/, and groups of them per key of a view.

Rows are only counted and columns only summed here; keys without a measure are kept as empty groups, in official order. A page
has the rows of its round at hand, and asking the store anew for each filter costs ten times as much; tests hold that both
give the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import polars as pl

from dashboard.vocabulary import NO_LEVEL, NO_STAGE, RATINGS, STAGES, Term

SHOWN_STAGES: tuple[Term, ...] = (*(stage for stage in STAGES if stage.code != "merged"), NO_STAGE)
"""The stages that make up N, in official order."""

NO_FIELD = Term("none", "ohne Handlungsfeld", "kein Handlungsfeld gemeldet")
NO_DEPARTMENT = Term("none", "ohne Federführung", "keine Federführung gemeldet")

TOTAL = ""
_ONE = {
    "fields": ("field",),
    "spread": ("spread",),
    "stages": ("stage",),
    "ratings": ("told_rating", "rating"),
    "funding": ("funding",),
    "origins": ("origin",),
    "measurability": ("measurability",),
}
"""Columns that hold one code, by parameter; the first one that the rows have."""
_SEVERAL = {
    "standings": "standings",
    "changes": "changes",
    "gaps": "gaps",
    "rules": "rules",
    "obstacles": "obstacles",
    "guiding_goals": "guiding_goals",
}
"""Columns that hold a list of codes, by parameter; one of them has to be asked for."""


@dataclass(slots=True)
class Group:
    """The measures of one key: counts by stage (with "none", and "merged" beside N) and by rating of what has not ended.

    `silent` are those that the round has not confirmed; `measures` is N: all but the merged ones (DESIGN, section 4).
    """

    code: str
    label: str
    stages: dict[str, int] = field(default_factory=dict)
    ratings: dict[str, int] = field(default_factory=dict)
    silent: int = 0
    measures: int = field(init=False)

    def __post_init__(self) -> None:
        self.measures = sum(self.stages.values()) - self.merged

    @property
    def merged(self) -> int:
        return self.stages.get("merged", 0)

    @property
    def rated(self) -> int:
        return sum(self.ratings.get(term.code, 0) for term in RATINGS)

    @property
    def unrated(self) -> int:
        return self.ratings.get("none", 0)

    @property
    def off_plan(self) -> int:
        """Rated as delayed or at risk."""
        return self.ratings.get("yellow", 0) + self.ratings.get("red", 0)

    def add(self, stage: str, rating: str | None, silent: int) -> None:
        """Count one measure into this group; an ended one has no rating to count, `silent` is 1 where it is not confirmed."""
        self.stages[stage] = self.stages.get(stage, 0) + 1
        self.measures += stage != "merged"
        self.silent += silent
        if rating is not None:
            self.ratings[rating] = self.ratings.get(rating, 0) + 1


class Changes(NamedTuple):
    """Sums of the columns of progress.sql that bear these names: counts of today, and changes among what both rounds know."""

    new_measures: int
    not_reported: int
    decisions: int
    completed_change: int
    permanent_change: int
    yellow_change: int
    red_change: int
    on_plan_change: int
    overdue_change: int
    not_reported_change: int
    decisions_change: int


@dataclass(frozen=True, slots=True)
class Tally:
    """All views of one selection; each adds up to `total`. `measure_ids` are the measures behind it, the merged ones included."""

    total: Group
    fields: tuple[Group, ...]
    departments: tuple[Group, ...]
    levels: tuple[Group, ...]
    cells: dict[tuple[str, str], Group]
    changes: Changes
    measure_ids: frozenset[str]

    def cell(self, action_field: str, department: str) -> Group:
        """The cell of the matrix; an empty group where no measure lies."""
        return self.cells.get((action_field, department)) or Group(TOTAL, TOTAL)


def tally(rows: pl.DataFrame, fields: Sequence[Term], departments: Sequence[Term], levels: Sequence[Term] = ()) -> Tally:
    """Sort the rows of progress.sql into groups. `fields`, `departments` and `levels` are the keys to show even when empty."""
    total = Group(TOTAL, "alle Maßnahmen")
    by_field, by_department, by_level = _empty(fields, NO_FIELD), _empty(departments, NO_DEPARTMENT), _empty(levels, NO_LEVEL)
    cells: dict[tuple[str, str], Group] = defaultdict(lambda: Group(TOTAL, TOTAL))
    # Column by column: a selection of columns goes through polars' lazy engine, which costs more than counting some hundred rows.
    columns = (rows[name].to_list() for name in ("field", "department", "level", "stage", "rating", "not_reported"))
    for action_field, department, level, *measure in zip(*columns, strict=True):
        total.add(*measure)
        by_field[action_field].add(*measure)
        by_department[department].add(*measure)
        by_level[level].add(*measure)
        cells[action_field, department].add(*measure)
    changes = Changes(*(sum(rows[column].to_list()) for column in Changes._fields))
    measure_ids = frozenset(rows["measure_id"])
    return Tally(total, _listed(by_field), _listed(by_department), _listed(by_level), dict(cells), changes, measure_ids)


class _Groups(dict[str, Group]):
    """Groups by key; a key that the framework does not know gets a group of its own."""

    def __missing__(self, key: str) -> Group:
        group = self[key] = Group(key, key)
        return group


def _empty(keys: Sequence[Term], last: Term) -> _Groups:
    return _Groups({term.code: Group(term.code, term.label) for term in (*keys, last)})


def _listed(groups: _Groups) -> tuple[Group, ...]:
    """Keys of the framework stay when empty; the class for a missing field or lead only shows when it holds something."""
    missing = [group for group in groups.values() if group.code == "none"]
    others = [group for group in groups.values() if group.code != "none"]
    return (*others, *(group for group in missing if group.stages))


def selected(rows: pl.DataFrame, parameters: Mapping[str, Any]) -> pl.DataFrame:
    """The rows that a selection leaves, in their order. Parameters that are None or no filter of rows (the round) leave all.

    Column by column, as in `tally`: an expression of polars costs more than looking at some hundred rows.
    """
    given = {name: value for name, value in parameters.items() if value is not None}
    met = [_holds(rows, _column(rows, name), given[name]) for name in _ONE if name in given]
    met += [_holds_any(rows, _SEVERAL[name], given[name]) for name in _SEVERAL if name in given]
    levels, bodies = given.get("levels"), given.get("departments")
    if levels is not None:
        met.append(_either(_holds(rows, "level", levels), _holds_any(rows, "levels", levels)))
    if bodies is not None:
        leads = _holds(rows, "department", bodies)
        met.append(leads if given.get("lead_only") else _either(leads, _holds_any(rows, "involved", bodies)))
    if not met:
        return rows
    return rows[pl.Series([at for at, every in enumerate(zip(*met, strict=True)) if all(every)], dtype=pl.UInt32)]


def _column(rows: pl.DataFrame, name: str) -> str:
    return next(column for column in _ONE[name] if column in rows.columns)


def _holds(rows: pl.DataFrame, column: str, codes: list[str]) -> list[bool]:
    """Per row whether its code is one of these; an empty choice leaves nothing, as in SQL."""
    return [code in codes for code in rows[column].to_list()]


def _holds_any(rows: pl.DataFrame, column: str, codes: list[str]) -> list[bool]:
    """Per row whether its list has one of these."""
    wanted = set(codes)
    return [not wanted.isdisjoint(listed or ()) for listed in rows[column].to_list()]


def _either(one: list[bool], other: list[bool]) -> list[bool]:
    return [either or also for either, also in zip(one, other, strict=True)]
