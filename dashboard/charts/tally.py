"""What the overview counts: one group per key of a view, made from the rows of queries/overview/progress.sql.

Only sums of rows that stand in the frame are made here; keys without a measure are kept as empty groups, in official order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import polars as pl

from dashboard.vocabulary import LEVEL_CLASSES, NO_STAGE, RATINGS, STAGES, Term

SHOWN_STAGES: tuple[Term, ...] = (*(stage for stage in STAGES if stage.code != "merged"), NO_STAGE)
"""The stages that make up N, in official order."""

NO_FIELD = Term("none", "ohne Handlungsfeld", "kein Handlungsfeld gemeldet")
NO_DEPARTMENT = Term("none", "ohne Federführung", "keine Federführung gemeldet")
NO_LEVEL = LEVEL_CLASSES[-1]

TOTAL = ""


@dataclass(slots=True)
class Group:
    """The measures of one key: counts by stage (with "none", and "merged" beside N) and by rating of what has not ended."""

    code: str
    label: str
    stages: dict[str, int] = field(default_factory=dict)
    ratings: dict[str, int] = field(default_factory=dict)

    @property
    def measures(self) -> int:
        """N: all but the merged ones (DESIGN, section 4)."""
        return sum(self.stages.values()) - self.merged

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

    def add(self, stage: str, rating: str | None, measures: int) -> None:
        """Count rows of the frame into this group; an ended measure has no rating to count."""
        self.stages[stage] = self.stages.get(stage, 0) + measures
        if rating is not None:
            self.ratings[rating] = self.ratings.get(rating, 0) + measures


@dataclass(frozen=True, slots=True)
class Tally:
    """All views of one selection; each adds up to `total`."""

    total: Group
    fields: tuple[Group, ...]
    departments: tuple[Group, ...]
    levels: tuple[Group, ...]
    cells: dict[tuple[str, str], Group]

    def cell(self, action_field: str, department: str) -> Group:
        """The cell of the matrix; an empty group where no measure lies."""
        return self.cells.get((action_field, department)) or Group(TOTAL, TOTAL)


def tally(
    rows: pl.DataFrame, fields: Sequence[Term], departments: Sequence[Term], levels: Sequence[Term] = LEVEL_CLASSES
) -> Tally:
    """Sort the rows of progress.sql into groups. `fields`, `departments` and `levels` are the keys to show even when empty."""
    total = Group(TOTAL, "alle Maßnahmen")
    by_key: dict[str, dict[str, Group]] = {
        "field": _empty(fields, NO_FIELD),
        "department": _empty(departments, NO_DEPARTMENT),
        "level": _empty(levels, NO_LEVEL),
    }
    cells: dict[tuple[str, str], Group] = {}
    for view, action_field, department, level, stage, rating, measures in rows.iter_rows():
        if view == "total":
            group = total
        elif view == "cell":
            group = cells.setdefault((action_field, department), Group(TOTAL, TOTAL))
        else:
            key = {"field": action_field, "department": department, "level": level}[view]
            group = by_key[view].setdefault(key, Group(key, key))
        group.add(stage, rating, measures)
    shown = {view: _shown(groups.values()) for view, groups in by_key.items()}
    return Tally(total, shown["field"], shown["department"], shown["level"], cells)


def _empty(keys: Sequence[Term], last: Term) -> dict[str, Group]:
    return {term.code: Group(term.code, term.label) for term in (*keys, last)}


def _shown(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Keys of the framework stay when empty; the class for a missing field or lead only shows when it holds something."""
    found = list(groups)
    missing = [group for group in found if group.code == "none"]
    others = [group for group in found if group.code != "none"]
    return (*others, *(group for group in missing if group.stages))
