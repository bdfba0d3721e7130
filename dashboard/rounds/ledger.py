"""The ledger (Verbleib): what became of every measure between two rounds, as an equation that adds up.

Old total + new + parts of splits - parents of splits - merged = current total. What has ended or is completed stays in the books;
only merged measures and the parents of splits leave the total. The classes are those of queries/changes/measures.sql.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from dashboard.vocabulary import FATES


@dataclass(frozen=True, slots=True)
class Ledger:
    """The equation between two points, and the keys behind each of its terms."""

    earlier: str
    later: str
    old_total: int
    current_total: int
    classes: Mapping[str, list[str]]
    """The keys of the measures that were counted at the earlier point, by class; every class is named."""
    added: list[str]
    """Keys of what is new."""
    parts: list[str]
    """Keys of the parts of splits."""
    moved_in: list[str]
    moved_out: list[str]
    """Keys of what came into, or went out of, the field or body that the ledger is about; none in the ledger of the whole."""
    ended_now: list[str]
    completed_now: list[str]
    not_reported_now: list[str]
    """What of the current total is discontinued, completed or not reported."""

    @property
    def new(self) -> int:
        return len(self.added)

    @property
    def split_parts(self) -> int:
        return len(self.parts)

    @property
    def parents(self) -> int:
        return len(self.classes["split"])

    @property
    def merged(self) -> int:
        return len(self.classes["merged"])

    @property
    def balances(self) -> bool:
        """Whether the equation adds up; it always does, and is checked where it is shown."""
        moved = len(self.moved_in) - len(self.moved_out)
        return self.old_total + self.new + self.split_parts + moved - self.parents - self.merged == self.current_total

    def as_json(self) -> dict[str, object]:
        """The form that the command `ledger --json` prints; `classes` holds keys, `from` and `to` codes of rounds."""
        return {
            "from": self.earlier,
            "to": self.later,
            "old_total": self.old_total,
            "new": self.new,
            "split_parts": self.split_parts,
            "classes": dict(self.classes),
            "current_total": self.current_total,
        }


def ledger(rows: pl.DataFrame, earlier: str, later: str) -> Ledger:
    """The ledger of the rows of queries/changes/measures.sql between two points."""
    was, now = rows.filter(pl.col("was_counted")), rows.filter(pl.col("is_counted"))
    return Ledger(
        earlier,
        later,
        was.height,
        now.height,
        {term.code: _keys(was.filter(pl.col("fate") == term.code)) for term in FATES},
        _keys(now.filter(pl.col("fate") == "new")),
        _keys(now.filter(pl.col("fate") == "part")),
        _keys(now.filter(~pl.col("was_counted") & ~pl.col("fate").is_in(["new", "part"]))),
        _keys(was.filter(~pl.col("is_counted") & ~pl.col("fate").is_in(["merged", "split"]))),
        _keys(now.filter(pl.col("stage") == "discontinued")),
        _keys(now.filter(pl.col("stage") == "completed")),
        _keys(now.filter(~pl.col("is_reported"))),
    )


def _keys(rows: pl.DataFrame) -> list[str]:
    return rows["measure_id"].sort().to_list()
